package org.dorisdr.backup.snapshot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.ProcTree;
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
    ProcTree<HostException> proc = ProcTree.of(sql);
    Long id = proc.databaseId(database);
    Rows tables = id == null ? Rows.NONE : proc.tables(id);
    for (int i = 0; i < tables.rows().size(); i++) {
      if ("MATERIALIZED_VIEW".equals(tables.value(i, "Type"))) {
        views.add(tables.value(i, "TableName"));
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
}
