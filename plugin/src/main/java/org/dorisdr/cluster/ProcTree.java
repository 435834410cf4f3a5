package org.dorisdr.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/**
 * What SHOW PROC tells of a cluster's databases, by paths below {@code /dbs}. Every call asks anew.
 * As thread safe as what runs its statements.
 *
 * @param <E> what a statement that fails is told by
 */
public final class ProcTree<E extends Exception> {
  /** Runs one statement. */
  private interface Runner<E extends Exception> {
    Rows run(String sql) throws E;
  }

  private final Runner<E> runner;

  private ProcTree(Runner<E> runner) {
    this.runner = runner;
  }

  /** Of the cluster that we live in. */
  public static ProcTree<HostException> of(LocalSql sql) {
    return new ProcTree<>(statement -> Rows.of(sql.run(null, statement)));
  }

  static ProcTree<ClusterException> of(SqlRunner sql) {
    return new ProcTree<>(statement -> sql.run(null, statement));
  }

  /** Names of all databases by their id. */
  public Map<Long, String> databases() throws E {
    return names(rows(""), "DbId", "DbName");
  }

  /** Null if there is none of that name, which is compared with its letter case. */
  public Long databaseId(String name) throws E {
    for (Map.Entry<Long, String> database : databases().entrySet()) {
      if (name.equals(database.getValue())) {
        return database.getKey();
      }
    }
    return null;
  }

  /** Tables, views and materialized views of a database: TableId, TableName, Type and more. */
  public Rows tables(long databaseId) throws E {
    return rows("/" + databaseId);
  }

  /** Names of the same by their id. */
  public Map<Long, String> tableNames(long databaseId) throws E {
    return names(tables(databaseId), "TableId", "TableName");
  }

  /**
   * Any directory below {@code /dbs}.
   *
   * @param path empty, or begins with a slash
   */
  public Rows rows(String path) throws E {
    return runner.run("SHOW PROC '/dbs" + path + "'");
  }

  private static Map<Long, String> names(Rows rows, String id, String name) {
    Map<Long, String> names = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      names.put(Long.parseLong(rows.value(i, id)), rows.value(i, name));
    }
    return names;
  }
}
