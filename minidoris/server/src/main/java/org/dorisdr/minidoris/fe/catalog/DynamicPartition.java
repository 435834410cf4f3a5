package org.dorisdr.minidoris.fe.catalog;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * What the {@code dynamic_partition.} properties of a table say; they are complete and right.
 *
 * @param properties of the table, others too
 */
public record DynamicPartition(Map<String, String> properties) {
  public static final String ENABLE = TableProperties.DYNAMIC + "enable";

  /** How many replicas new partitions have, as the two ways to say it are called. */
  public static final Set<String> REPLICATION =
      Set.of(
          TableProperties.DYNAMIC + "replication_num",
          TableProperties.DYNAMIC + "replication_allocation");

  /** {@code start} of a table that keeps all of its old partitions. */
  public static final int NO_START = Integer.MIN_VALUE;

  /** {@code reserved_history_periods} of a table that has none. */
  public static final String NO_PERIODS = "NULL";

  /** Of a table that has such properties, switched on or off. */
  public static Optional<DynamicPartition> of(OlapTable table) {
    return table.properties.containsKey(ENABLE)
        ? Optional.of(new DynamicPartition(table.properties))
        : Optional.empty();
  }

  public static boolean given(Map<String, String> properties) {
    return properties.keySet().stream().anyMatch(k -> k.startsWith(TableProperties.DYNAMIC));
  }

  /** Whether partitions come and go by themselves; those of a copy come from its source. */
  public static boolean runs(OlapTable table) {
    return table.flag(ENABLE) && !table.flag(TableProperties.BEING_SYNCED);
  }

  /** Refuses changes by hand of partitions that come and go by themselves. */
  public static void checkAlterAllowed(OlapTable table) {
    if (runs(table)) {
      throw StatementError.general(
          "Cannot add/drop partition on a Dynamic Partition Table, Use command `ALTER TABLE "
              + table.name
              + " SET (\"dynamic_partition.enable\" = \"false\")` firstly.");
    }
  }

  /** The value of {@code dynamic_partition.} and this name. */
  public String text(String name, String fallback) {
    return properties.getOrDefault(TableProperties.DYNAMIC + name, fallback);
  }

  private int number(String name, int fallback) {
    return Integer.parseInt(text(name, String.valueOf(fallback)));
  }

  public boolean enabled() {
    return Boolean.parseBoolean(text("enable", "true"));
  }

  /** {@code HOUR}, {@code DAY}, {@code WEEK}, {@code MONTH} or {@code YEAR}. */
  public String unit() {
    return text("time_unit", "").toUpperCase(Locale.ROOT);
  }

  public ZoneId zone() {
    return ZoneId.of(text("time_zone", ZoneId.systemDefault().getId()));
  }

  /** Partitions that end this many units before now are dropped; {@link #NO_START} = none. */
  public int start() {
    return number("start", NO_START);
  }

  /** How many units after now have a partition. */
  public int end() {
    return number("end", 0);
  }

  /** How many units before now the first partition begins that is made; not positive. */
  public int first() {
    if (!Boolean.parseBoolean(text("create_history_partition", "false"))) {
      return 0;
    }
    int history = number("history_partition_num", -1);
    return history < 0 ? start() : Math.max(start(), -history);
  }

  public int buckets() {
    return number("buckets", 0);
  }

  /** 1 = Monday. */
  public int startDayOfWeek() {
    return number("start_day_of_week", 1);
  }

  public int startDayOfMonth() {
    return number("start_day_of_month", 1);
  }

  /** {@code tag.location.default: 1}, the table's unless it is said. */
  public String allocation() {
    return text("replication_allocation", properties.get(TableProperties.REPLICATION));
  }

  /** The day at which weeks and months begin, as SHOW has it; null for other units. */
  public String startOf() {
    return switch (unit()) {
      case "WEEK" -> DayOfWeek.of(startDayOfWeek()).name();
      case "MONTH" -> ordinal(startDayOfMonth());
      default -> null;
    };
  }

  private static String ordinal(int day) {
    boolean teen = day > 10 && day < 20;
    return day
        + switch (teen ? 0 : day % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
