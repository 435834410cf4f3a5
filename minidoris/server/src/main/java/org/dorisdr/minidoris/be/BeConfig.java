package org.dorisdr.minidoris.be;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Settings of a backend: {@code conf/be.conf} over Doris's defaults; {@code ${DORIS_HOME}} stands
 * for the home directory. Thread safe.
 */
public final class BeConfig {
  private final Path home;
  private final Map<String, String> values = new ConcurrentHashMap<>();

  /**
   * @param overrides win over the defaults; unknown keys are kept
   */
  public BeConfig(Path home, Map<String, String> overrides) {
    this.home = home.toAbsolutePath().normalize();
    BeDefaults.ALL.forEach((key, setting) -> values.put(key, setting.value()));
    values.putAll(overrides);
  }

  /**
   * Reads {@code conf/be.conf} below {@code home}; a missing file means defaults.
   *
   * @throws IOException when it cannot be read or a line is not {@code key = value}
   */
  public static BeConfig load(Path home) throws IOException {
    Path file = home.resolve("conf/be.conf");
    Map<String, String> read = new LinkedHashMap<>();
    if (Files.exists(file)) {
      int number = 0;
      for (String raw : Files.readAllLines(file)) {
        number++;
        String line = raw.strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        int equals = line.indexOf('=');
        if (equals <= 0) {
          throw new IOException(file + ", line " + number + ": expected key = value: " + line);
        }
        read.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new BeConfig(home, read);
  }

  public Path home() {
    return home;
  }

  public String text(String key) {
    return values.getOrDefault(key, "").replace("${DORIS_HOME}", home.toString());
  }

  /**
   * @throws IllegalArgumentException when the value is not a number
   */
  public long number(String key) {
    try {
      return Long.parseLong(text(key).trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a number: " + text(key), e);
    }
  }

  public int port(String key) {
    return Math.toIntExact(number(key));
  }

  public boolean flag(String key) {
    return Boolean.parseBoolean(text(key).trim());
  }

  public void set(String key, String value) {
    values.put(key, value);
  }

  /**
   * Directories of {@code storage_root_path}: separated by {@code ;}, each perhaps with attributes
   * after a comma, which are ignored.
   */
  public List<Path> storageRoots() {
    List<Path> roots = new ArrayList<>();
    for (String part : text("storage_root_path").split(";")) {
      String directory = part.split(",", 2)[0].strip();
      if (!directory.isEmpty()) {
        roots.add(Path.of(directory).toAbsolutePath().normalize());
      }
    }
    return roots;
  }

  /** Rows of {@code /api/show_config}: name, type, value, mutable. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    BeDefaults.ALL.forEach(
        (key, setting) ->
            rows.add(List.of(key, setting.type(), text(key), Boolean.toString(setting.mutable()))));
    return rows;
  }
}
