package org.dorisdr.sync.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.cluster.Rows;

/** Questions about databases and tables of a cluster, asked in SQL. Stateless. */
public final class Inspection {
  private Inspection() {}

  public static boolean databaseExists(Cluster cluster, String database) throws ClusterException {
    // No LIKE: Doris takes its text as it stands between the quotes, with no escape for all names.
    Rows rows = cluster.sql().run(null, "SHOW DATABASES");
    return rows.rows().stream().anyMatch(r -> database.equals(r.get(0)));
  }

  /**
   * Tables and views by name; true = view. External tables are left out. Doris calls asynchronous
   * materialized views tables as well; a snapshot that names them goes without them.
   */
  public static Map<String, Boolean> tables(Cluster cluster, String database)
      throws ClusterException {
    Rows rows = cluster.sql().run(null, "SHOW FULL TABLES FROM " + Names.quote(database));
    Map<String, Boolean> tables = new LinkedHashMap<>();
    for (List<String> row : rows.rows()) {
      String type = row.size() > 1 ? row.get(1) : "BASE TABLE";
      if ("BASE TABLE".equalsIgnoreCase(type) || "VIEW".equalsIgnoreCase(type)) {
        tables.put(row.get(0), "VIEW".equalsIgnoreCase(type));
      }
    }
    return tables;
  }

  public static boolean tableExists(Cluster cluster, String database, String table)
      throws ClusterException {
    return tables(cluster, database).containsKey(table);
  }

  /** Names of the visible columns in order; empty if there is no such table. */
  public static List<String> columns(Cluster cluster, String database, String table)
      throws ClusterException {
    List<String> names = new ArrayList<>();
    try {
      Rows rows = cluster.sql().run(null, "DESC " + Names.quote(database, table));
      for (int i = 0; i < rows.rows().size(); i++) {
        names.add(rows.value(i, "Field"));
      }
    } catch (ClusterException e) {
      if (!Replies.isUnknownObject(e)) {
        throw e;
      }
    }
    return names;
  }

  /**
   * Visible columns in order by index, the base index under the table's name; empty if there is no
   * such table.
   */
  public static Map<String, List<String>> indexColumns(
      Cluster cluster, String database, String table) throws ClusterException {
    Rows rows = Rows.NONE;
    try {
      rows = cluster.sql().run(null, "DESC " + Names.quote(database, table) + " ALL");
    } catch (ClusterException e) {
      if (!Replies.isUnknownObject(e)) {
        throw e;
      }
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    List<String> index = new ArrayList<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      // The first row of an index bears its name; an empty row stands between two.
      String name = rows.value(i, "IndexName");
      if (name != null && !name.isEmpty()) {
        index = columns.computeIfAbsent(name, n -> new ArrayList<>());
      }
      String field = rows.value(i, "Field");
      if (field != null && !field.isEmpty()) {
        index.add(field);
      }
    }
    return columns;
  }

  /** Whether {@code SHOW CREATE …} says {@code "key" = "true"}. */
  public static boolean isOn(Rows showCreate, String key) {
    return showCreate.rows().stream()
        .anyMatch(
            r -> r.size() > 1 && r.get(1).replace(" ", "").contains("\"" + key + "\"=\"true\""));
  }
}
