package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Refuses {@code dynamic_partition.} properties that Doris refuses, with its words. */
final class DynamicChecks {
  private static final Set<String> UNITS = Set.of("HOUR", "DAY", "WEEK", "MONTH", "YEAR");

  private final OlapTable table;
  private final DynamicPartition own;
  private final long most;

  /**
   * @param all the table's properties with this prefix, as they would be
   */
  DynamicChecks(OlapTable table, Map<String, String> all, FeSettings settings) {
    this.table = table;
    this.most = settings.number("max_dynamic_partition_num", 500);
    this.own = new DynamicPartition(all);
  }

  void check() {
    unit();
    if (!own.text("prefix", "").matches("[a-zA-Z][a-zA-Z0-9\\-_]{0,63}")) {
      throw StatementError.general("Invalid dynamic partition prefix: " + own.text("prefix", ""));
    }
    positive("buckets");
    flag("enable");
    flag("create_history_partition");
    bounds();
    day("start_day_of_month", 28);
    day("start_day_of_week", 7);
    zone();
    hot();
    ReservedPeriods.check(own);
    places();
  }

  private void unit() {
    if (!UNITS.contains(own.unit())) {
      throw StatementError.general(
          "Unsupported time unit %s. Expect HOUR/DAY/WEEK/MONTH/YEAR."
              .formatted(own.text("time_unit", "")));
    }
    Column column = PartitionTexts.columns(table).get(0);
    boolean date = column.baseType().equals("date");
    boolean integer = TypeSpec.parse(column.type()).isInteger();
    if (!date && !integer && !column.baseType().equals("datetime")) {
      throw StatementError.general(
          "Dynamic Partition Only Support DATE, DATETIME and INTEGER Type Now.");
    }
    if (own.unit().equals("HOUR") && (date || integer)) {
      throw StatementError.general(
          "dynamic_partition.time_unit could not be HOUR when type of partition column %s is %s"
              .formatted(column.name(), date ? "DATE or DATEV2" : "Integer"));
    }
    String auto = table.autoPartitionUnit;
    if (auto != null && !auto.equalsIgnoreCase(own.unit())) {
      throw StatementError.general(
          "If support auto partition and dynamic partition at same time, "
              + "they must have the same interval unit.");
    }
  }

  private void bounds() {
    if (number("start") >= 0) {
      throw StatementError.general("Dynamic partition start must less than 0");
    }
    int end = number("end");
    if (end < 0 || (end == 0 && !table.autoPartition)) {
      throw StatementError.general("Dynamic partition end must greater than 0");
    }
    if (!own.text("history_partition_num", "").matches("-?\\d{1,9}")) {
      throw StatementError.general("Invalid properties: dynamic_partition.history_partition_num");
    }
    if (number("history_partition_num") < -1) {
      throw StatementError.general("Dynamic history partition num must greater than 0");
    }
    if (own.first() == DynamicPartition.NO_START) {
      throw StatementError.general(
          "Provide start or history_partition_num property when create_history_partition=true."
              + " Otherwise set create_history_partition=false");
    }
    long made = (long) end - own.first();
    if (own.enabled() && made > most) {
      throw StatementError.general(
          "Too many dynamic partitions: %d. Limit: %d".formatted(made, most));
    }
  }

  private void zone() {
    String zone = own.text("time_zone", "");
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw StatementError.general("Unknown or incorrect time zone: '" + zone + "'");
    }
  }

  private void hot() {
    String hot = own.text("hot_partition_num", "0");
    if (!hot.matches("-?\\d{1,9}")) {
      throw StatementError.general("Invalid dynamic_partition.hot_partition_num value");
    }
    if (hot.startsWith("-")) {
      throw StatementError.general("dynamic_partition.hot_partition_num must larger than 0.");
    }
  }

  private void places() {
    String policy = own.text("storage_policy", "");
    if (!policy.isEmpty()) {
      throw StatementError.general(
          "dynamic_partition.storage_policy: " + policy + " doesn't exist.");
    }
    String medium = own.text("storage_medium", "HDD");
    if (!List.of("HDD", "SSD").contains(medium.toUpperCase(Locale.ROOT))) {
      throw StatementError.general("invalid storage medium: " + medium + ". Should be SSD or HDD");
    }
  }

  private void positive(String name) {
    if (number(name) <= 0) {
      throw StatementError.general("Dynamic partition " + name + " must greater than 0");
    }
  }

  private void flag(String name) {
    String value = own.text(name, "");
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw StatementError.general(
          "Invalid dynamic partition " + name + ": " + value + ". Expected true or false");
    }
  }

  private void day(String name, int last) {
    String value = own.text(name, "1");
    if (!value.matches("-?\\d{1,9}")) {
      throw StatementError.general("Invalid properties: dynamic_partition." + name);
    }
    int day = Integer.parseInt(value);
    if (day < 1 || day > last) {
      throw StatementError.general(
          "dynamic_partition.%s should between 1 and %d".formatted(name, last));
    }
  }

  private int number(String name) {
    String value = own.text(name, "");
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid dynamic partition " + name + " " + value);
    }
  }

  /** What a number of replicas is as an allocation. */
  static String allocation(String replicas) {
    if (!replicas.matches("-?\\d{1,5}")) {
      throw StatementError.general("Invalid dynamic partition replication num: " + replicas + ".");
    }
    if (Integer.parseInt(replicas) <= 0) {
      throw StatementError.general("Dynamic partition replication num must greater than 0");
    }
    return "tag.location.default: " + replicas;
  }
}
