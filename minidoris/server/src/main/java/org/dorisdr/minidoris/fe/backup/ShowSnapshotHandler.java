package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.Condition;
import org.dorisdr.sql.stock.backup.ShowSnapshot;

/** Runs SHOW SNAPSHOT: reads the repository. */
final class ShowSnapshotHandler implements StatementHandler<ShowSnapshot> {
  private static final List<String> COLUMNS = List.of("Snapshot", "Timestamp", "Status");
  private static final List<String> DETAIL_COLUMNS =
      List.of("Snapshot", "Timestamp", "Database", "Details", "Status");

  private final BackupManager manager;
  private final BackupContext context;

  ShowSnapshotHandler(BackupManager manager, BackupContext context) {
    this.manager = manager;
    this.context = context;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, ShowSnapshot statement) {
    BackupAccess.needAdmin(context.frontend(), session);
    String label = null;
    String timestamp = null;
    for (Condition condition : statement.conditions()) {
      switch (condition.key().toLowerCase(Locale.ROOT)) {
        case "snapshot" -> label = condition.value();
        case "timestamp" -> timestamp = condition.value();
        case "snapshottype" -> {}
        default -> throw badFilter();
      }
      if (condition.like()) {
        throw badFilter();
      }
    }
    if (label == null && timestamp != null) {
      throw badFilter();
    }
    Repository repository = manager.repositoryFor(statement.repository());
    if (repository == null) {
      throw StatementError.general("Repository " + statement.repository() + " does not exist");
    }
    try (RepositoryFiles files = new RepositoryFiles(repository)) {
      return timestamp == null
          ? StatementResult.show(COLUMNS, rows(files, label))
          : StatementResult.show(DETAIL_COLUMNS, List.of(detail(files, label, timestamp)));
    } catch (BackupException e) {
      throw StatementError.general(e.getMessage());
    }
  }

  private static StatementError badFilter() {
    return StatementError.general(
        "Where clause should looks like: SNAPSHOT = 'your_snapshot_name'"
            + " [AND TIMESTAMP = '2018-04-18-19-19-10']");
  }

  private static List<List<String>> rows(RepositoryFiles files, String wanted) {
    List<List<String>> rows = new ArrayList<>();
    for (String label : wanted == null ? files.labels() : List.of(wanted)) {
      rows.add(row(files, label));
    }
    return rows;
  }

  private static List<String> row(RepositoryFiles files, String label) {
    List<String> names;
    try {
      names = files.infoFiles(label);
    } catch (BackupException e) {
      return List.of(label, "FAILED", "ERROR: Failed to get info: " + e.getMessage());
    }
    if (names.isEmpty()) {
      return List.of(label, "FAILED", "ERROR: No info file found");
    }
    List<String> times = new ArrayList<>();
    for (String name : names) {
      String time = RepositoryFiles.timestamp(name);
      times.add(time == null ? "Invalid: " + name : time);
    }
    return List.of(label, String.join("\n", times), "OK");
  }

  private static List<String> detail(RepositoryFiles files, String label, String timestamp) {
    try {
      JobInfo info = files.jobInfo(label, timestamp);
      return List.of(label, timestamp, info.dbName, BriefInfo.of(info), "OK");
    } catch (BackupException e) {
      return List.of(label, timestamp, "", "", "Failed to get info: " + e.getMessage());
    }
  }
}
