package org.dorisdr.fe;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.doris.common.Config;
import org.apache.doris.common.EnvUtils;
import org.dorisdr.host.FeConfig;
import org.dorisdr.host.HostException;

/** The frontend's configuration files; Doris itself keeps only the keys that it knows. */
final class DorisFeConfig implements FeConfig {
  private final Path pluginDirectory;

  DorisFeConfig(Path pluginDirectory) {
    this.pluginDirectory = pluginDirectory;
  }

  @Override
  public Map<String, String> fileProperties() throws HostException {
    Map<String, String> pairs = new LinkedHashMap<>();
    read(Path.of(EnvUtils.getDorisHome(), "conf", "fe.conf"), pairs);
    read(customFile(), pairs);
    return pairs;
  }

  private static Path customFile() {
    return Path.of(Config.custom_config_dir, "fe_custom.conf");
  }

  private static void read(Path file, Map<String, String> pairs) throws HostException {
    if (!Files.exists(file)) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new HostException("cannot read " + file + ": " + e.getMessage(), e);
    }
    properties.forEach((key, value) -> pairs.put((String) key, ((String) value).trim()));
  }

  @Override
  public Path pluginDirectory() {
    return pluginDirectory;
  }

  @Override
  public synchronized void persist(Map<String, String> pairs) throws HostException {
    Path file = customFile();
    try {
      List<String> lines = new ArrayList<>();
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          if (!pairs.containsKey(line.split("=", 2)[0].trim())) {
            lines.add(line);
          }
        }
      }
      pairs.forEach((key, value) -> lines.add(key + " = " + value.replace("\\", "\\\\")));
      Path written = file.resolveSibling("fe_custom.conf.tmp");
      Files.write(written, lines, StandardCharsets.UTF_8);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new HostException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
