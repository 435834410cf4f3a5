package org.dorisdr.backup.snapshot;

import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/**
 * Finds the asynchronous materialized views of a database, which Doris neither puts into a snapshot
 * nor touches when it restores one. Stateless.
 */
public final class MaterializedViews {
  private MaterializedViews() {}

  /** Their names in order. Only SHOW PROC tells: for SHOW FULL TABLES they are tables. */
  public static Set<String> of(LocalSql sql, String database) throws HostException {
    Set<String> views = new TreeSet<>();
    Rows databases = rows(sql, "/dbs");
    for (int i = 0; i < databases.rows().size(); i++) {
      if (database.equals(databases.value(i, "DbName"))) {
        Rows tables = rows(sql, "/dbs/" + databases.value(i, "DbId"));
        for (int j = 0; j < tables.rows().size(); j++) {
          if ("MATERIALIZED_VIEW".equals(tables.value(j, "Type"))) {
            views.add(tables.value(j, "TableName"));
          }
        }
      }
    }
    return views;
  }

  private static Rows rows(LocalSql sql, String path) throws HostException {
    LocalSql.Result result = sql.run(null, "SHOW PROC '" + path + "'");
    return new Rows(result.columns(), result.rows());
  }
}
