package org.dorisdr.minidoris.fe.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.common.http.BasicLogin;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.show.TableStatus;

/**
 * What connectors of other engines ask about a table: {@code GET /api/{db}/{table}/_schema} and
 * {@code _count}. Thread safe.
 */
final class RestTables {
  /** Parts of a path with a catalog in it. */
  private static final int WITH_CATALOG = 6;

  private final FeServer fe;
  private final RestLogin login;

  RestTables(FeServer fe, RestLogin login) {
    this.fe = fe;
    this.login = login;
  }

  /** What is told of a table while the catalog is locked. */
  private interface Tell {
    HttpAnswer of(Table table) throws HttpFailure;
  }

  HttpAnswer schema(HttpCall call) throws HttpFailure {
    return table(call, RestTables::schema);
  }

  HttpAnswer count(HttpCall call) throws HttpFailure {
    return table(
        call,
        table -> {
          if (table instanceof View) {
            throw missing("table type is not OLAP, tableName=" + table.name + ", type=VIEW");
          }
          Map<String, Object> data = new LinkedHashMap<>();
          data.put("size", TableStatus.of(table).rows());
          data.put("status", 200);
          return RestAnswer.ok(data);
        });
  }

  private HttpAnswer table(HttpCall call, Tell tell) throws HttpFailure {
    BasicLogin user = login.of(call);
    String[] parts = call.path().split("/");
    // "", "api", perhaps the catalog, database, table, what is asked
    String database = parts[parts.length - 3];
    String name = parts[parts.length - 2];
    login.needSelect(user, call, database, name);
    if (parts.length == WITH_CATALOG && !parts[2].equals("internal")) {
      String message = "errCode = 2, detailMessage = Unknown catalog '" + parts[2] + "'";
      throw new HttpFailure(RestAnswer.error(message), message);
    }
    fe.catalog().lock().readLock().lock();
    try {
      Database found =
          fe.catalog()
              .database(database)
              .orElseThrow(() -> missing("unknown databases, dbName=" + database));
      return tell.of(
          found.table(name).orElseThrow(() -> missing("table not found, tableName=" + name)));
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }

  static HttpFailure missing(String what) {
    String message = "errCode = 7, detailMessage = " + what;
    return new HttpFailure(RestAnswer.error(message), message);
  }

  private static HttpAnswer schema(Table table) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (table instanceof OlapTable olap) {
      data.put("schema_version", olap.baseIndex().schemaVersion);
      data.put("keysType", olap.keysType.name());
      Map<String, Object> indexes = new LinkedHashMap<>();
      olap.indexMetas.values().forEach(i -> indexes.put(i.name, index(i)));
      data.put("materialized_indexes", indexes);
      data.put("properties", columns(olap.visibleColumns()));
    } else {
      data.put("properties", columns(((View) table).columns));
    }
    data.put("status", 200);
    return RestAnswer.ok(data);
  }

  private static Map<String, Object> index(IndexMeta index) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("schema_version", index.schemaVersion);
    data.put("storage_type", "COLUMN");
    data.put("schema_hash", index.schemaHash);
    data.put("keys_type", index.keysType.name());
    data.put("columns", columns(index.columns));
    data.put("index_id", index.id);
    return data;
  }

  private static List<Map<String, String>> columns(List<Column> columns) {
    List<Map<String, String>> all = new ArrayList<>();
    columns.forEach(c -> all.add(column(c)));
    return all;
  }

  private static Map<String, String> column(Column column) {
    Map<String, String> data = new LinkedHashMap<>();
    String base = TypeSpec.parse(column.type()).base();
    data.put("aggregation_type", column.aggregation() == null ? "" : column.aggregation());
    data.put("column_uid", String.valueOf(column.uniqueId()));
    data.put("is_nullable", column.nullable() ? "Yes" : "No");
    data.put("is_key", column.key() ? "Yes" : "No");
    data.put("name", column.name());
    data.put("comment", column.comment() == null ? "" : column.comment());
    data.put("type", primitive(base, column.type()));
    if (base.equals("decimal")) {
      DorisType decimal = DorisType.parse(column.type());
      data.put("precision", String.valueOf(decimal.arguments().get(0)));
      data.put("scale", String.valueOf(decimal.arguments().get(1)));
    }
    return data;
  }

  /** What Doris calls the kind of values by itself. */
  private static String primitive(String base, String type) {
    return switch (base) {
      case "text" -> "STRING";
      case "json" -> "JSON";
      case "date" -> "DATEV2";
      case "datetime" -> "DATETIMEV2";
      case "decimal" -> decimal(DorisType.parse(type).arguments().get(0));
      default -> base.toUpperCase(Locale.ROOT);
    };
  }

  private static String decimal(int digits) {
    if (digits <= 9) {
      return "DECIMAL32";
    }
    return digits <= 18 ? "DECIMAL64" : digits <= 38 ? "DECIMAL128" : "DECIMAL256";
  }
}
