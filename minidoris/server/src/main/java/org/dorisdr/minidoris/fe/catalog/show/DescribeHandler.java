package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.SchemaTables;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.Describe;
import org.dorisdr.sql.stock.catalog.ShowColumns;
import org.dorisdr.sql.stock.catalog.TableName;

/** Shows the columns of tables and views. */
final class DescribeHandler {
  private final Ddl ddl;

  DescribeHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult describe(Session session, Describe statement) {
    return ddl.read(
        () -> {
          if (SchemaTables.isNamed(session, statement.name().database())) {
            return columns(system(statement.name()));
          }
          Table table = table(session, statement.name());
          if (statement.all() && table instanceof OlapTable olap) {
            return all(olap);
          }
          return columns(shown(session, table), filter(table));
        });
  }

  /** As DESC and {@code SHOW PROC '/dbs/…/index_schema/…'} show them. */
  static StatementResult columns(List<Column> columns) {
    return columns(columns, Set.of());
  }

  private static Set<String> filter(Table table) {
    return table instanceof OlapTable olap ? BloomFilter.of(olap).columns() : Set.of();
  }

  private static StatementResult columns(List<Column> columns, Set<String> filter) {
    ShowRows rows = new ShowRows("Field", "Type", "Null", "Key", "Default", "Extra");
    for (Column c : columns) {
      rows.add(c.name(), c.type(), yesNo(c), c.key(), Defaults.shown(c), extra(c, filter));
    }
    return rows.result();
  }

  private Table table(Session session, TableName name) {
    return ddl.table(ddl.database(session, name), name.table());
  }

  private List<Column> shown(Session session, TableName name) {
    return SchemaTables.isNamed(session, name.database())
        ? system(name)
        : shown(session, table(session, name));
  }

  private static List<Column> system(TableName name) {
    return SchemaTables.columns(name.table().toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                StatementError.general(
                    "Unknown table '" + name.table() + "' in information_schema"));
  }

  /** Also the hidden ones, if the session asks for them. */
  private static List<Column> shown(Session session, Table table) {
    if (table instanceof View view) {
      return view.columns;
    }
    OlapTable olap = (OlapTable) table;
    boolean hidden = Boolean.parseBoolean(session.variables().get("show_hidden_columns"));
    return hidden ? olap.baseIndex().columns : olap.visibleColumns();
  }

  private static String yesNo(Column column) {
    return column.nullable() ? "Yes" : "No";
  }

  /**
   * @param filter names of the columns that have bloom filters
   */
  private static String extra(Column column, Set<String> filter) {
    List<String> extras = new ArrayList<>();
    if (column.aggregation() != null) {
      extras.add(column.aggregation());
    }
    if (filter.contains(column.name())) {
      extras.add("BLOOM_FILTER");
    }
    if (column.autoIncrement()) {
      extras.add("AUTO_INCREMENT");
    }
    if (column.generated() != null) {
      extras.add("STORED GENERATED");
    }
    return String.join(",", extras);
  }

  /** Doris's own name of a type. */
  private static String internal(Column column) {
    TypeSpec type = TypeSpec.parse(column.type());
    return switch (type.base()) {
      case "decimal" -> column.type().replaceFirst("^decimal", "decimalv3");
      case "date" -> "datev2";
      case "datetime" -> "datetimev2(" + type.argument(0, 0) + ")";
      default -> column.type();
    };
  }

  private static StatementResult all(OlapTable table) {
    ShowRows rows =
        new ShowRows(
            "IndexName",
            "IndexKeysType",
            "Field",
            "Type",
            "InternalType",
            "Null",
            "Key",
            "Default",
            "Extra",
            "Visible",
            "DefineExpr",
            "WhereClause");
    Set<String> filter = BloomFilter.of(table).columns();
    List<IndexMeta> metas = new ArrayList<>(table.indexMetas.values());
    metas.removeIf(m -> m.shadow);
    for (IndexMeta meta : metas) {
      if (rows.size() > 0) {
        rows.add("", "", "", "", "", "", "", "", "", "", "", "");
      }
      boolean first = true;
      for (Column c : meta.columns) {
        if (c.visible()) {
          rows.add(
              first ? meta.name : "",
              first ? meta.keysType : "",
              c.name(),
              c.type(),
              internal(c),
              yesNo(c),
              c.key(),
              Defaults.shown(c),
              extra(c, filter),
              c.visible(),
              "",
              "");
          first = false;
        }
      }
    }
    return rows.result();
  }

  StatementResult columns(Session session, ShowColumns statement) {
    return ddl.read(
        () -> {
          ShowRows rows =
              statement.full()
                  ? new ShowRows(
                      "Field",
                      "Type",
                      "Collation",
                      "Null",
                      "Key",
                      "Default",
                      "Extra",
                      "Privileges",
                      "Comment")
                  : new ShowRows("Field", "Type", "Null", "Key", "Default", "Extra");
          for (Column c : shown(session, statement.name())) {
            String nullable = c.nullable() ? "YES" : "NO";
            String key = c.key() ? "YES" : "NO";
            if (statement.full()) {
              String comment = c.comment() == null ? "" : c.comment();
              rows.add(
                  c.name(),
                  c.type(),
                  "",
                  nullable,
                  key,
                  Defaults.shown(c),
                  extra(c, Set.of()),
                  "",
                  comment);
            } else {
              rows.add(c.name(), c.type(), nullable, key, Defaults.shown(c), extra(c, Set.of()));
            }
          }
          return rows.filter(statement.filter(), "Field").result();
        });
  }
}
