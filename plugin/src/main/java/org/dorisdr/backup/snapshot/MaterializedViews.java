package org.dorisdr.backup.snapshot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dorisdr.cluster.Names;
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

  /**
   * What to tell who backs a database up.
   *
   * @param wanted what is to be in the backup
   * @return null if all of it will be
   */
  public static String leftOut(LocalSql sql, String database, Predicate<String> wanted)
      throws HostException {
    List<String> views = of(sql, database).stream().filter(wanted).toList();
    return views.isEmpty()
        ? null
        : "asynchronous materialized views are not part of a snapshot: %s. HINT: keep what SHOW CREATE MATERIALIZED VIEW says of them"
            .formatted(Names.some(views));
  }

  private static Rows rows(LocalSql sql, String path) throws HostException {
    LocalSql.Result result = sql.run(null, "SHOW PROC '" + path + "'");
    return new Rows(result.columns(), result.rows());
  }
}
