package org.dorisdr.backup.snapshot;

import java.util.List;
import java.util.Optional;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SystemDatabases;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/** Tells which job of the FE works on a snapshot right now. Thread safe. */
public final class SnapshotUse {
  private final LocalSql sql;
  private final Places places;

  /** Knows where jobs lead, which the FE does not show. */
  public interface Places {
    /**
     * The repository that a running job of that kind works with.
     *
     * @param isBackup false = a restore
     * @return empty if nobody knows: then it may be any
     */
    Optional<String> repository(boolean isBackup, String database, String label);
  }

  public SnapshotUse(LocalSql sql, Places places) {
    this.sql = sql;
    this.places = places;
  }

  /**
   * What uses it, for a message; empty if nothing does.
   *
   * @param timestamp null = any of this label
   */
  public Optional<String> find(String repository, String label, String timestamp)
      throws HostException {
    for (List<String> row : sql.run(null, "SHOW DATABASES").rows()) {
      String database = row.get(0);
      if (SystemDatabases.onlyShows(database)) {
        continue;
      }
      Optional<String> use = in(database, repository, label, timestamp);
      if (use.isPresent()) {
        return use;
      }
    }
    return Optional.empty();
  }

  private Optional<String> in(String database, String repository, String label, String timestamp)
      throws HostException {
    try {
      Optional<String> use = backup(database, label);
      if (use.isPresent() && isHere(true, database, repository, label)) {
        return use;
      }
      use = restore(database, label, timestamp);
      return use.filter(u -> isHere(false, database, repository, label));
    } catch (HostException e) {
      if (e.getMessage().contains("Unknown database")) {
        // Dropped since it was listed, and its jobs with it.
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Another repository may have a snapshot of that name. */
  private boolean isHere(boolean isBackup, String database, String repository, String label) {
    return places.repository(isBackup, database, label).map(repository::equals).orElse(true);
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
    return Rows.of(sql.run(null, statement));
  }
}
