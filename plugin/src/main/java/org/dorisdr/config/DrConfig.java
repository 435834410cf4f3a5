package org.dorisdr.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.dorisdr.host.FeConfig;
import org.dorisdr.host.HostException;

/**
 * The values of all {@link Settings}: defaults, overlaid by {@code plugin.conf}, {@code fe.conf},
 * {@code fe_custom.conf} and what was set while running. The only class that reads them. Thread
 * safe.
 */
public final class DrConfig {
  private final FeConfig files;
  private volatile Map<String, String> values = Map.of();

  public DrConfig(FeConfig files) {
    this.files = files;
  }

  /**
   * Reads the files. A value that makes no sense leaves its setting as it was before that file.
   *
   * @return all that is wrong, one line each, fit for users
   */
  public List<String> load() {
    List<String> problems = new ArrayList<>();
    Map<String, String> loaded = new HashMap<>();
    overlay(loaded, pluginConf(problems), "plugin.conf: ", problems);
    try {
      overlay(loaded, files.fileProperties(), "", problems);
    } catch (HostException e) {
      problems.add(e.getMessage());
    }
    values = Map.copyOf(loaded);
    return problems;
  }

  private Map<String, String> pluginConf(List<String> problems) {
    Path file = files.pluginDirectory().resolve("plugin.conf");
    Map<String, String> pairs = new HashMap<>();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        problems.add("cannot read " + file + ": " + e.getMessage());
      }
      properties.forEach((key, value) -> pairs.put((String) key, ((String) value).trim()));
    }
    return pairs;
  }

  private static void overlay(
      Map<String, String> loaded, Map<String, String> pairs, String place, List<String> problems) {
    pairs.forEach(
        (key, value) -> {
          if (key.startsWith(Settings.PREFIX)) {
            Optional<String> problem = problem(key, value);
            problem.ifPresentOrElse(p -> problems.add(place + p), () -> loaded.put(key, value));
          }
        });
  }

  private static Optional<String> problem(String key, String value) {
    Optional<Setting> setting = find(key);
    return setting.isPresent() ? setting.get().problem(value) : Optional.of(unknown(key));
  }

  private static String unknown(String key) {
    List<String> known = Settings.ALL.stream().map(Setting::key).toList();
    return "unknown setting '" + key + "'." + NearestName.hint(key, known);
  }

  private static Optional<Setting> find(String key) {
    return Settings.ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /**
   * Sets values now and in {@code fe_custom.conf}; all or none.
   *
   * @throws HostException with all that is wrong, if anything is
   */
  public synchronized void set(Map<String, String> pairs) throws HostException {
    List<String> problems = new ArrayList<>();
    pairs.forEach(
        (key, value) -> {
          problem(key, value).ifPresent(problems::add);
          if (find(key).isPresent() && !find(key).get().isMutable()) {
            problems.add(
                key + " cannot be changed while the FE runs. HINT: set it in fe.conf and restart");
          }
        });
    if (!problems.isEmpty()) {
      throw new HostException(String.join("; ", problems));
    }
    files.persist(pairs);
    Map<String, String> changed = new HashMap<>(values);
    changed.putAll(pairs);
    values = Map.copyOf(changed);
  }

  /** A text as configured; never null. */
  public String text(Setting setting) {
    return values.getOrDefault(setting.key(), setting.fallback());
  }

  public long number(Setting setting) {
    return Long.parseLong(text(setting));
  }

  public boolean flag(Setting setting) {
    return Boolean.parseBoolean(text(setting));
  }

  /** Rows of SHOW FRONTEND CONFIG: Key, Value, Type, IsMutable, MasterOnly, Comment. */
  public List<List<String>> rows(Predicate<String> keys) {
    return Settings.ALL.stream()
        .filter(setting -> keys.test(setting.key()))
        .map(
            setting ->
                List.of(
                    setting.key(),
                    text(setting),
                    setting.type().shown(),
                    Boolean.toString(setting.isMutable()),
                    "true",
                    setting.comment()))
        .toList();
  }
}
