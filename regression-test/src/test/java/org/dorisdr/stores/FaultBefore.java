package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.dorisdr.sandbox.Clusters;

/** The store has failed when the statement comes: every one says so, and harms nothing. */
final class FaultBefore {
  private static final Duration BOUND = Duration.ofSeconds(90);

  private final FaultyRepository repository;
  private final Shell sql;
  private final String name;

  FaultBefore(FaultyRepository repository) {
    this.repository = repository;
    this.sql = repository.sql;
    this.name = repository.name;
  }

  void run() throws Exception {
    String timestamp = repository.prepare();
    repository.fail();
    List<String> statements =
        List.of(
            "SHOW SNAPSHOT ON " + name,
            repository.backup("more"),
            repository.restore("base", timestamp, "other"),
            "EXPLAIN " + repository.restore("base", timestamp, "other"),
            "VERIFY SNAPSHOT base ON " + name,
            "DROP SNAPSHOT base ON " + name);
    statements.parallelStream().forEach(this::failsClearly);
    assertThat(sql.column("SHOW TABLES FROM " + name, "Tables_in_" + name)).containsExactly("t");
    repository.work();
    repository.everythingWorks();
  }

  private void failsClearly(String statement) {
    try (Connection own = repository.connect()) {
      Shell.Refusal refusal = new Shell(own).refused(statement);
      System.out.printf(
          "%s, %s: after %s: %s%n",
          repository.fault, statement, refusal.after(), refusal.message());
      assertThat(refusal.message()).contains(name, "HINT:").doesNotContain(Clusters.SECRET_KEY);
      assertThat(refusal.message()).doesNotContain("\n").hasSizeLessThan(500);
      assertThat(refusal.after()).isLessThan(BOUND);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
