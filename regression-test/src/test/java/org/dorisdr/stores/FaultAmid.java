package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dorisdr.stores.FaultyRepository.LONG;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.sandbox.Clusters;

/** The store fails when the work has begun: that is told, and all is done when it is back. */
final class FaultAmid {
  private final FaultyRepository repository;
  private final Shell sql;
  private final String name;

  FaultAmid(FaultyRepository repository) {
    this.repository = repository;
    this.sql = repository.sql;
    this.name = repository.name;
  }

  void run() throws Exception {
    String timestamp = repository.prepare();
    sql.run(repository.backup("more"));
    repository.fail();
    tellsOrEnds("BACKUP", "more");
    repository.work();
    repository.untilOver("BACKUP", "more");
    sql.run(repository.restore("base", timestamp, "other"));
    repository.fail();
    tellsOrEnds("RESTORE", "base");
    assertNoHalfTable();
    repository.work();
    repository.untilOver("RESTORE", "base");
    assertThat(repository.rowsOf("other")).contains("2");
    sql.run("DROP TABLE %s.other FORCE".formatted(name));
    repository.everythingWorks();
  }

  private void tellsOrEnds(String kind, String label) throws SQLException, InterruptedException {
    Map<String, String> row =
        sql.until(
            repository.showJob(kind, label),
            LONG,
            r -> told(r).isPresent() || "FINISHED".equals(r.get("RequestState")));
    System.out.printf("%s, %s: %s%n", repository.fault, kind, told(row));
    assertThat(row.toString()).doesNotContain(Clusters.SECRET_KEY);
  }

  /** What the row says of a failure. */
  private static Optional<String> told(Map<String, String> row) {
    return List.of("LastError", "TaskErrMsg").stream()
        .map(row::get)
        .filter(text -> text != null && !text.isBlank() && !text.equals("\\N"))
        .findFirst();
  }

  /** It cannot be read yet, or is still as empty as Doris makes it, or it is whole. */
  private void assertNoHalfTable() {
    try {
      assertThat(repository.rowsOf("other").orElse("0")).isIn("0", "2");
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("other");
    }
  }
}
