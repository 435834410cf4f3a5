package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** CREATE statements of what exists, letter for letter as Doris writes them. Stateless. */
public final class DdlTexts {
  private DdlTexts() {}

  /** For SHOW CREATE TABLE and SHOW CREATE VIEW. */
  public static String create(Table table) {
    return create(table, false, false);
  }

  /**
   * For binlogs: marked as being synced, rollups included. The caller holds the lock.
   *
   * @param brief without partitions
   */
  public static String create(Table table, boolean forSync, boolean brief) {
    if (table instanceof View view) {
      return view(view);
    }
    OlapTable olap = (OlapTable) table;
    StringBuilder sql = new StringBuilder("CREATE TABLE `").append(olap.name).append("` (\n");
    List<String> lines = new ArrayList<>();
    olap.visibleColumns().forEach(c -> lines.add("  " + column(c, olap.keysType)));
    olap.secondaryIndexes.forEach(i -> lines.add("  " + index(i)));
    sql.append(String.join(",\n", lines)).append("\n) ENGINE=OLAP");
    sql.append(keysAndComment(olap));
    if (!brief && !olap.partitionType.equals("UNPARTITIONED")) {
      sql.append("\n").append(partitions(olap));
    }
    sql.append("\n").append(distribution(olap.distribution, forSync));
    if (forSync) {
      sql.append(rollups(olap));
    }
    sql.append("\nPROPERTIES (\n").append(TableProperties.show(olap, forSync)).append("\n);");
    return sql.toString();
  }

  private static String keysAndComment(OlapTable table) {
    StringBuilder sql = new StringBuilder();
    if (!table.flag("enable_duplicate_without_keys_by_default")) {
      sql.append("\n").append(table.keysType.keyword()).append(" KEY(");
      sql.append(names(table.baseIndex().columns.stream().filter(Column::key).toList()));
      sql.append(")");
    }
    if (!table.comment.isBlank()) {
      sql.append("\nCOMMENT '").append(quoted(table.comment)).append("'");
    }
    return sql.toString();
  }

  /** Doris escapes nothing in comments here, so that one with a quote cannot be read again. */
  private static String view(View view) {
    StringBuilder sql = new StringBuilder("CREATE VIEW `").append(view.name).append("`");
    sql.append("\n(");
    List<String> columns = new ArrayList<>();
    for (Column column : view.columns) {
      String comment = column.comment();
      boolean none = comment == null || comment.isBlank();
      columns.add(column.name() + (none ? "" : " comment '" + comment + "'"));
    }
    sql.append(String.join(",", columns)).append(")\n");
    if (!view.comment.isBlank()) {
      sql.append(" COMMENT '").append(view.comment).append("'");
    }
    return sql.append(" AS ").append(view.definition).append(";").toString();
  }

  /** {@code CREATE MATERIALIZED VIEW}, as SHOW CREATE MATERIALIZED VIEW writes it. */
  public static String materialized(OlapTable table) {
    MaterializedView view = table.materialized;
    StringBuilder sql = new StringBuilder("CREATE MATERIALIZED VIEW ").append(table.name);
    sql.append(
        table.visibleColumns().stream()
            .map(c -> c.name() + materializedComment(c))
            .collect(Collectors.joining(",", "\n(", ")\n")));
    sql.append(view.refreshText());
    sql.append(keysAndComment(table));
    sql.append("\n").append(distribution(table.distribution, false));
    sql.append("\nPROPERTIES (\n").append(TableProperties.show(table, false));
    view.properties.forEach((k, v) -> sql.append(",\n\"" + k + "\" = \"" + v + "\""));
    return sql.append("\n)\nAS ").append(view.query).toString();
  }

  private static String materializedComment(Column column) {
    boolean none = column.comment() == null || column.comment().isBlank();
    return none ? "" : " comment '" + column.comment() + "'";
  }

  /** {@code `k` int NOT NULL COMMENT "key"}. */
  public static String column(Column column, KeysType keys) {
    StringBuilder sql = new StringBuilder("`").append(column.name()).append("` ");
    sql.append(column.type());
    if (keys == KeysType.AGG_KEYS && column.aggregation() != null) {
      sql.append(" ").append(column.aggregation());
    }
    if (column.generated() != null) {
      sql.append(" AS (").append(column.generated()).append(")");
    }
    sql.append(column.nullable() ? " NULL" : " NOT NULL");
    if (column.autoIncrement()) {
      sql.append(" AUTO_INCREMENT(").append(column.autoIncrementStart()).append(")");
    }
    String value = Defaults.literal(column);
    if (value != null) {
      // As it is, with the backslashes that were typed and quotes that nobody can read again.
      boolean bare = Defaults.isExpression(column);
      sql.append(" DEFAULT ").append(bare ? value : "\"" + value + "\"");
    }
    if (column.onUpdate()) {
      sql.append(" ON UPDATE ").append(value);
    }
    if (column.comment() != null && !column.comment().isBlank()) {
      sql.append(" COMMENT \"").append(quoted(column.comment())).append("\"");
    }
    return sql.toString();
  }

  /** {@code INDEX ix (`v`) USING INVERTED COMMENT "i"}. */
  public static String index(SecondaryIndex index) {
    StringBuilder sql = new StringBuilder("INDEX ").append(index.name()).append(" (");
    sql.append(index.columns().stream().map(c -> "`" + c + "`").collect(Collectors.joining(",")));
    sql.append(")").append(" USING ").append(index.type());
    if (index.properties() != null && !index.properties().isEmpty()) {
      sql.append(" PROPERTIES");
      sql.append(
          new TreeMap<>(index.properties())
              .entrySet().stream()
                  .map(e -> "\"" + e.getKey() + "\" = \"" + e.getValue() + "\"")
                  .collect(Collectors.joining(", ", "(", ")")));
    }
    if (index.comment() != null && !index.comment().isBlank()) {
      sql.append(" COMMENT \"").append(quoted(index.comment())).append("\"");
    }
    return sql.toString();
  }

  private static String partitions(OlapTable table) {
    boolean range = table.partitionType.equals("RANGE");
    String head = range ? "PARTITION BY RANGE(" : "PARTITION BY LIST (";
    if (table.autoPartition) {
      head = "AUTO " + (range ? "PARTITION BY RANGE (" : head);
    }
    String columns =
        table.autoPartitionUnit == null
            ? table.partitionColumns.stream()
                .map(c -> "`" + c + "`")
                .collect(Collectors.joining(", "))
            : "date_trunc(`"
                + table.partitionColumns.get(0)
                + "`, '"
                + table.autoPartitionUnit
                + "')";
    return PartitionTexts.ordered(table).stream()
        .map(p -> partition(table, p))
        .collect(Collectors.joining(",\n", head + columns + ")\n(", ")"));
  }

  private static String partition(OlapTable table, Partition partition) {
    String values = PartitionTexts.valuesSql(table, partition.item, false);
    String policy = DataProperty.of(partition).storagePolicy();
    // Doris says so of ranges, in words that its own parser does not take.
    boolean named = partition.item.isRange() && !policy.isEmpty();
    return "PARTITION "
        + partition.name
        + (values.isEmpty() ? "" : " " + values)
        + (named ? "PROPERTIES (\"STORAGE POLICY\" = \"" + policy + "\")" : "");
  }

  /** {@code DISTRIBUTED BY HASH(`k`) BUCKETS 2}. */
  public static String distribution(Distribution distribution, boolean forSync) {
    String by =
        distribution.isRandom()
            ? "RANDOM"
            : distribution.columns().stream()
                .map(c -> "`" + c + "`")
                .collect(Collectors.joining(", ", "HASH(", ")"));
    String buckets =
        distribution.autoBucket() && !forSync ? "AUTO" : String.valueOf(distribution.buckets());
    return "DISTRIBUTED BY " + by + " BUCKETS " + buckets;
  }

  private static String rollups(OlapTable table) {
    List<String> rollups = new ArrayList<>();
    for (IndexMeta meta : table.indexMetas.values()) {
      if (meta.id != table.baseIndexId && !meta.shadow) {
        List<String> names = meta.columns.stream().map(Column::name).toList();
        rollups.add(meta.name + " (" + String.join(", ", names) + ")");
      }
    }
    return rollups.isEmpty() ? "" : "\nROLLUP (\n" + String.join(",\n", rollups) + "\n)";
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(c -> "`" + c.name() + "`").collect(Collectors.joining(", "));
  }

  /** Doris leaves backslashes as they are. */
  private static String quoted(String text) {
    return text.replace("\"", "\\\"");
  }
}
