package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.PartitionBy;
import org.dorisdr.sql.stock.catalog.PartitionDef;

/**
 * What Doris refuses about the partitions of CREATE TABLE before it reads their values. Stateless.
 */
final class PartitionDefs {
  private PartitionDefs() {}

  static void check(PartitionBy by) {
    if (!fit(by)) {
      throw StatementError.general(
          "partitions types is invalid, expected FIXED or LESS in range partitions and IN in list"
              + " partitions");
    }
    Set<String> names = new HashSet<>();
    for (PartitionDef def : by.partitions()) {
      if (def.name() != null && !names.add(def.name())) {
        throw StatementError.general("Duplicated named partition: " + def.name());
      }
    }
    by.partitions().forEach(PartitionDefs::check);
  }

  private static boolean fit(PartitionBy by) {
    List<PartitionDef.Kind> kinds = by.partitions().stream().map(PartitionDef::kind).toList();
    if (by.kind().equals("LIST")) {
      return kinds.stream().allMatch(PartitionDef.Kind.IN::equals);
    }
    return !kinds.contains(PartitionDef.Kind.IN)
        && !(kinds.contains(PartitionDef.Kind.STEP) && kinds.contains(PartitionDef.Kind.LESS_THAN));
  }

  private static void check(PartitionDef def) {
    if (def.kind() == PartitionDef.Kind.STEP) {
      if (def.lower().contains(PartitionDef.MAX_VALUE)
          || def.upper().contains(PartitionDef.MAX_VALUE)) {
        throw StatementError.general("MAXVALUE cannot be used in step partition");
      }
      return;
    }
    checkName(def.name());
  }

  /**
   * @throws StatementError if Doris has no partition of that name
   */
  static void checkName(String name) {
    if (!name.matches("[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,63}")
        || name.startsWith("placeholder_")) {
      throw StatementError.general("Incorrect partition name");
    }
  }

  /** Of a range with both bounds Doris drops the values for which there is no column. */
  static PartitionDef fit(PartitionDef def, int columns) {
    if (def.kind() != PartitionDef.Kind.FIXED) {
      return def;
    }
    return new PartitionDef(
        def.kind(),
        def.name(),
        def.ifNotExists(),
        def.lower().subList(0, Math.min(columns, def.lower().size())),
        def.upper().subList(0, Math.min(columns, def.upper().size())),
        def.values(),
        def.step(),
        def.unit(),
        def.properties());
  }

  /**
   * Doris's PartitionKeyDesc.analyze, which only ADD PARTITION asks about MAXVALUE.
   *
   * @throws StatementError if there are more values than columns, or MAXVALUE beside others
   */
  static void checkWidth(PartitionDef def, int columns, boolean adding) {
    List<String> upper = def.upper();
    boolean lessThan = def.kind() == PartitionDef.Kind.LESS_THAN;
    if (upper == null || lessThan && PartitionDef.MAX_VALUE.equals(upper.get(0))) {
      return;
    }
    if (upper.size() > columns) {
      throw StatementError.general(
          "Partition values number is more than partition column number: " + sql(def));
    }
    for (List<String> values : lessThan ? List.of(upper) : List.of(def.lower(), upper)) {
      if (adding && values.size() > 1 && values.contains(PartitionDef.MAX_VALUE)) {
        throw StatementError.general("Not support MAXVALUE in multi partition range values.");
      }
    }
  }

  /** The values of a range as Doris's messages have them. */
  static String sql(PartitionDef def) {
    String upper = sql(def.upper());
    return def.lower() == null ? upper : "[" + sql(def.lower()) + ", " + upper + ")";
  }

  private static String sql(List<String> values) {
    return values.stream()
        .map(v -> v == null ? "NULL" : v.equals(PartitionDef.MAX_VALUE) ? v : "'" + v + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** NULL is only a value of columns that may be NULL. */
  static void checkNulls(PartitionBy by, List<Column> columns) {
    List<Boolean> nullable =
        by.columns().stream()
            .map(
                name ->
                    columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(name) && c.nullable()))
            .toList();
    for (PartitionDef def : by.partitions()) {
      switch (def.kind()) {
        case IN -> def.values().forEach(values -> checkNulls(values, nullable));
        case LESS_THAN -> checkNulls(def.upper(), nullable);
        default -> {
          checkNulls(def.lower(), nullable);
          checkNulls(def.upper(), nullable);
        }
      }
    }
  }

  private static void checkNulls(List<String> values, List<Boolean> nullable) {
    for (int i = 0; i < Math.min(values.size(), nullable.size()); i++) {
      if (values.get(i) == null && !nullable.get(i)) {
        throw StatementError.general(
            "Can't have null partition is for NOT NULL partition column in partition expr's index "
                + i);
      }
    }
  }
}
