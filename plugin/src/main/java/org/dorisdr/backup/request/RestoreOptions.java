package org.dorisdr.backup.request;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of a RESTORE that decide what it does.
 *
 * @param allocation replicas of what is made, by the location of backends; empty = as many as the
 *     source had, or nobody knows
 */
public record RestoreOptions(
    boolean atomic,
    boolean force,
    boolean cleanTables,
    boolean cleanPartitions,
    boolean reserveColocate,
    boolean reserveDynamicPartitions,
    boolean isBeingSynced,
    boolean allowLoad,
    Map<String, Integer> allocation) {
  private static final int DORIS_REPLICAS = 3;
  private static final Pattern PLACE =
      Pattern.compile("tag\\.location\\.([^:\\s]+)\\s*:\\s*(\\d+)");

  /**
   * @throws IllegalArgumentException if a value makes no sense
   */
  public static RestoreOptions of(Map<String, String> properties) {
    return new RestoreOptions(
        flag(properties, "atomic_restore"),
        flag(properties, "force_replace"),
        flag(properties, "clean_tables"),
        flag(properties, "clean_partitions"),
        flag(properties, "reserve_colocate"),
        flag(properties, "reserve_dynamic_partition_enable"),
        flag(properties, "is_being_synced"),
        flag(properties, "allow_load"),
        flag(properties, "reserve_replica") ? Map.of() : allocation(properties));
  }

  /** As in Doris the plain number counts if both are given. */
  private static Map<String, Integer> allocation(Map<String, String> properties) {
    String number = properties.get("replication_num");
    String places = properties.get("replication_allocation");
    if (number == null && places != null) {
      Map<String, Integer> allocation = new TreeMap<>();
      Matcher each = PLACE.matcher(places);
      while (each.find()) {
        allocation.merge(each.group(1), Integer.valueOf(each.group(2)), Integer::sum);
      }
      return allocation;
    }
    try {
      return Map.of("default", number == null ? DORIS_REPLICAS : Integer.parseInt(number.trim()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "property 'replication_num' must be a number, not '" + number + "'", e);
    }
  }

  private static boolean flag(Map<String, String> properties, String key) {
    String value = properties.getOrDefault(key, "false");
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException(
          "Invalid boolean property %s value: %s".formatted(key, value));
    }
    return Boolean.parseBoolean(value);
  }

  /** Replicas of what is made; 0 = as many as the source had, or nobody knows. */
  public int replicas() {
    return allocation.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether an existing table may be replaced by one with another schema. */
  public boolean replacesAnything() {
    return atomic && force;
  }
}
