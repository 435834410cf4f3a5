package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.sql.stock.catalog.AddColumns;
import org.dorisdr.sql.stock.catalog.AddIndex;
import org.dorisdr.sql.stock.catalog.AlterClause;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.DropColumn;
import org.dorisdr.sql.stock.catalog.DropIndex;
import org.dorisdr.sql.stock.catalog.EnableFeature;
import org.dorisdr.sql.stock.catalog.IndexDef;
import org.dorisdr.sql.stock.catalog.ModifyColumn;
import org.dorisdr.sql.stock.catalog.ReorderColumns;

/** Clauses of ALTER TABLE as text, as binlogs carry them to other clusters. Stateless. */
final class AlterSql {
  private AlterSql() {}

  /**
   * @param table {@code `db`.`table`}
   */
  static String text(String table, List<AlterClause> clauses) {
    return clauses.stream()
        .map(clause -> text(table, clause))
        .collect(Collectors.joining(", \n", "ALTER TABLE " + table + " ", ""));
  }

  private static String text(String table, AlterClause clause) {
    if (clause instanceof AddColumns add) {
      return add(add);
    }
    if (clause instanceof DropColumn drop) {
      return "DROP COLUMN `" + drop.column() + "`" + from(drop.index());
    }
    if (clause instanceof ModifyColumn modify) {
      return "MODIFY COLUMN "
          + column(modify.column())
          + position(modify.first(), modify.after())
          + from(modify.index());
    }
    if (clause instanceof AddIndex index) {
      return index.created()
          ? "CREATE " + index(index.index(), " ON " + table)
          : index(index.index(), "");
    }
    if (clause instanceof DropIndex drop) {
      return "DROP INDEX " + drop.name() + (drop.alone() ? " ON " + table : "");
    }
    if (clause instanceof EnableFeature enable) {
      return "ENABLE FEATURE \"" + enable.feature() + "\"";
    }
    ReorderColumns reorder = (ReorderColumns) clause;
    return "ORDER BY "
        + reorder.columns().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "))
        + in(reorder.index());
  }

  private static String add(AddColumns add) {
    String in = in(add.rollup());
    if (add.columns().size() == 1) {
      return "ADD COLUMN " + column(add.columns().get(0)) + position(add.first(), add.after()) + in;
    }
    return add.columns().stream()
            .map(AlterSql::column)
            .collect(Collectors.joining(", ", "ADD COLUMN (", ")"))
        + in;
  }

  private static String position(boolean first, String after) {
    if (first) {
      return " FIRST";
    }
    return after == null ? "" : " AFTER `" + after + "`";
  }

  private static String in(String rollup) {
    return rollup == null ? "" : " IN `" + rollup + "`";
  }

  private static String from(String index) {
    return index == null ? "" : " FROM `" + index + "`";
  }

  static String column(ColumnDef def) {
    StringBuilder sql = new StringBuilder("`").append(def.name()).append("` ");
    sql.append(type(def));
    if (def.aggregation() != null) {
      sql.append(" ").append(def.aggregation());
    }
    boolean nullable = def.nullable() == null ? !ColumnChecks.isOpaque(def.type()) : def.nullable();
    sql.append(nullable ? " NULL" : " NOT NULL");
    if (def.autoIncrementStart() != null) {
      sql.append(" AUTO_INCREMENT (").append(def.autoIncrementStart()).append(")");
    }
    if (def.type().equals("bitmap")) {
      sql.append(" DEFAULT BITMAP_EMPTY");
    } else if (def.defaultValue() != null) {
      String text = def.defaultValue().text();
      sql.append(" DEFAULT ");
      if (text == null) {
        sql.append("NULL");
      } else if (def.defaultValue().expression()) {
        sql.append(Defaults.number(text));
      } else {
        sql.append("\"").append(escape(text)).append("\"");
      }
    }
    String comment = def.comment() == null ? "" : def.comment();
    return sql.append(" COMMENT \"").append(escape(comment)).append("\"").toString();
  }

  /** As the planner names it: that it is a key is not said, and a VARIANT is in small letters. */
  private static String type(ColumnDef def) {
    return def.type().startsWith("variant") ? def.type() : TypeNames.of(def.type());
  }

  /** {@code INDEX ix (`v`) USING INVERTED COMMENT 'i'}. */
  private static String index(IndexDef def, String on) {
    String columns =
        def.columns().stream().map(c -> "`" + c + "`").collect(Collectors.joining(","));
    String type = IndexChecks.type(def);
    String sql = "INDEX " + def.name() + on + " (" + columns + ") USING " + type;
    Map<String, String> properties = new HashMap<>(def.properties()); // in Doris's order
    SecondaryIndexes.addDefaults(type, properties);
    if (!properties.isEmpty()) {
      sql +=
          properties.entrySet().stream()
              .map(e -> "\"" + e.getKey() + "\"=\"" + e.getValue() + "\"")
              .collect(Collectors.joining(", ", " PROPERTIES(", ")"));
    }
    // Doris takes a comment as it is, quotes and all.
    return sql + " COMMENT '" + (def.comment() == null ? "" : def.comment()) + "'";
  }

  /** Doris leaves backslashes as they are. */
  private static String escape(String text) {
    return text.replace("\"", "\\\"");
  }
}
