package org.dorisdr.backup.plan;

import java.util.Map;

/**
 * The properties of a RESTORE that decide what it does.
 *
 * @param replicas of what is made; 0 = as many as the source had
 */
public record RestoreOptions(
    boolean atomic, boolean force, boolean cleanTables, boolean cleanPartitions, int replicas) {
  private static final int DORIS_REPLICAS = 3;

  /**
   * @throws IllegalArgumentException if a value makes no sense
   */
  public static RestoreOptions of(Map<String, String> properties) {
    String replicas = properties.getOrDefault("replication_num", "" + DORIS_REPLICAS);
    int number;
    try {
      number = flag(properties, "reserve_replica") ? 0 : Integer.parseInt(replicas.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "property 'replication_num' must be a number, not '" + replicas + "'", e);
    }
    return new RestoreOptions(
        flag(properties, "atomic_restore"),
        flag(properties, "force_replace"),
        flag(properties, "clean_tables"),
        flag(properties, "clean_partitions"),
        number);
  }

  private static boolean flag(Map<String, String> properties, String key) {
    String value = properties.getOrDefault(key, "false");
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException(
          "Invalid boolean property %s value: %s".formatted(key, value));
    }
    return Boolean.parseBoolean(value);
  }

  /** Whether an existing table may be replaced by one with another schema. */
  boolean replacesAnything() {
    return atomic && force;
  }
}
