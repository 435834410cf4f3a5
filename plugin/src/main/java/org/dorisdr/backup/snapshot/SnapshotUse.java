package org.dorisdr.backup.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/** Tells which job of the FE works on a snapshot right now. Thread safe. */
public final class SnapshotUse {
  /** Doris's own, which nobody backs up. */
  private static final Set<String> SYSTEM = Set.of("information_schema", "mysql");

  private final LocalSql sql;

  public SnapshotUse(LocalSql sql) {
    this.sql = sql;
  }

  /**
   * What uses it, for a message; empty if nothing does.
   *
   * @param timestamp null = any of this label
   */
  public Optional<String> find(String label, String timestamp) throws HostException {
    for (List<String> row : sql.run(null, "SHOW DATABASES").rows()) {
      String database = row.get(0);
      if (SYSTEM.contains(database)) {
        continue;
      }
      Optional<String> use = in(database, label, timestamp);
      if (use.isPresent()) {
        return use;
      }
    }
    return Optional.empty();
  }

  private Optional<String> in(String database, String label, String timestamp)
      throws HostException {
    try {
      Optional<String> use = backup(database, label);
      return use.isPresent() ? use : restore(database, label, timestamp);
    } catch (HostException e) {
      if (e.getMessage().contains("Unknown database")) {
        // Dropped since it was listed, and its jobs with it.
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<String> backup(String database, String label) throws HostException {
    Rows rows = rows("SHOW BACKUP FROM " + Names.quote(database));
    for (int i = 0; i < rows.rows().size(); i++) {
      if (isRunning(rows, i) && label.equals(rows.value(i, "SnapshotName"))) {
        return Optional.of("a backup of database '" + database + "' is writing it");
      }
    }
    return Optional.empty();
  }

  private Optional<String> restore(String database, String label, String timestamp)
      throws HostException {
    Rows rows = rows("SHOW RESTORE FROM " + Names.quote(database));
    for (int i = 0; i < rows.rows().size(); i++) {
      boolean same =
          label.equals(rows.value(i, "Label"))
              && (timestamp == null || timestamp.equals(rows.value(i, "Timestamp")));
      if (same && isRunning(rows, i)) {
        return Optional.of("a restore into database '" + database + "' is reading it");
      }
    }
    return Optional.empty();
  }

  private static boolean isRunning(Rows rows, int row) {
    String state = rows.value(row, "State");
    return !"FINISHED".equals(state) && !"CANCELLED".equals(state);
  }

  private Rows rows(String statement) throws HostException {
    LocalSql.Result result = sql.run(null, statement);
    return new Rows(result.columns(), result.rows());
  }
}
