package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store fails now and then and never stops: each statement is right, or tells why not. */
final class FaultThroughout {
  private final FaultyRepository repository;
  private final Shell sql;
  private final String name;

  FaultThroughout(FaultyRepository repository) {
    this.repository = repository;
    this.sql = repository.sql;
    this.name = repository.name;
  }

  void run() throws Exception {
    String timestamp = repository.prepare();
    sql.run("VERIFY SNAPSHOT base ON " + name);
    assertThat(repository.untilProven("base")).containsEntry("VerifyState", "PASSED");
    repository.fail();
    Map<String, String> backup = rightOrTold("BACKUP", repository.backup("more"), "more");
    Map<String, String> restore =
        rightOrTold("RESTORE", repository.restore("base", timestamp, "other"), "base");
    boolean whole = "FINISHED".equals(restore.get("RequestState"));
    assertThat(repository.rowsOf("other")).isEqualTo(whole ? Optional.of("2") : Optional.empty());
    for (String read :
        List.of(
            "EXPLAIN " + repository.restore("base", timestamp, "third"), repository.show("base"))) {
      asBeforeOrTold(read);
    }
    sql.run("VERIFY SNAPSHOT base ON " + name);
    assertThat(repository.untilProven("base").get("VerifyState")).isIn("PASSED", "ERROR");
    repository.work();

    List<String> labels = sql.column("SHOW SNAPSHOT ON " + name, "Snapshot");
    boolean backedUp = "FINISHED".equals(backup.get("RequestState"));
    assertThat(labels).isEqualTo(backedUp ? List.of("base", "more") : List.of("base"));
    for (String label : labels) {
      sql.run("VERIFY SNAPSHOT %s ON %s".formatted(label, name));
      assertThat(repository.untilProven(label)).containsEntry("VerifyState", "PASSED");
    }
    sql.run("DROP TABLE IF EXISTS %s.other FORCE".formatted(name));
    repository.everythingWorks();
  }

  /** Answers the row of the request when it is over; of one that was refused, none but that. */
  private Map<String, String> rightOrTold(String kind, String statement, String label)
      throws SQLException, InterruptedException {
    try {
      sql.run(statement);
    } catch (SQLException e) {
      FaultyRepository.assertClear(e.getMessage());
      return Map.of("RequestState", "REFUSED");
    }
    Map<String, String> row = repository.end(kind, label);
    System.out.printf("%s, %s: %s%n", repository.fault, kind, row);
    if (!"FINISHED".equals(row.get("RequestState"))) {
      FaultyRepository.assertClear(row.get("LastError"));
    }
    return row;
  }

  private void asBeforeOrTold(String read) {
    try {
      assertThat(sql.rows(read)).isNotEmpty();
    } catch (SQLException e) {
      FaultyRepository.assertClear(e.getMessage());
    }
  }
}
