package org.dorisdr.minidoris.fe;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Settings of a frontend under Doris's names: {@code fe.conf} with defaults, changeable while
 * running. Thread safe.
 */
public final class FeSettings {
  private final Path home;
  private final Map<String, String> values = new ConcurrentHashMap<>();

  /**
   * @param home {@code DORIS_HOME}: {@code conf/fe.conf}, {@code doris-meta}, {@code log}, {@code
   *     plugins} lie below it
   */
  public FeSettings(Path home, Map<String, String> values) {
    this.home = home;
    this.values.putAll(values);
  }

  public Path home() {
    return home;
  }

  public String text(String key, String fallback) {
    return values.getOrDefault(key, fallback);
  }

  public long number(String key, long fallback) {
    String value = values.get(key);
    return value == null ? fallback : Long.parseLong(value.trim());
  }

  public boolean flag(String key, boolean fallback) {
    String value = values.get(key);
    return value == null ? fallback : Boolean.parseBoolean(value.trim());
  }

  public void set(String key, String value) {
    values.put(key, value);
  }

  public Map<String, String> all() {
    return Map.copyOf(values);
  }
}
