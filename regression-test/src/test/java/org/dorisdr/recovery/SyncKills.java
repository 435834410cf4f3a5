package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.script.TableContent;
import org.dorisdr.tour.SandboxWorld;

/**
 * kill -9 of a process while a sync job is at something. Afterwards the source has every
 * acknowledged change once, the target has the same content, and no table was copied but for a
 * rollup that the source has made.
 */
final class SyncKills {

  /** What the job is at. */
  private enum Amid {
    FULL_COPY(4000),
    INCREMENTS(1500),
    TABLE_COPY(3000);

    /** Most that passes between its begin and the kill. */
    final int millis;

    Amid(int millis) {
      this.millis = millis;
    }
  }

  private static final List<String> PROCESSES =
      List.of("source-fe", "source-be", "target-fe", "target-be");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String JOB = "SHOW SYNC JOBS LIKE 'followed'";
  private static final String ROLLUPS = "SHOW ALTER TABLE ROLLUP FROM recovery";
  private static final String FORCED = "rollup has finished";

  /**
   * While the target's only backend is away a new table cannot be made, and is copied later so that
   * the others need not wait for it again: what the documentation says of time-outs.
   */
  private static final String NOT_MADE_IN_TIME =
      "(?s).*(so that the others need not wait again|it was renamed while it had to wait).*";

  private final SandboxWorld world;
  private final Session source;
  private final Session target;
  private final ClusterLoad load;
  private final Random random;
  private int rollups;

  SyncKills(Clusters clusters, SandboxWorld world, ClusterLoad load, long seed) {
    this.world = world;
    this.source = new Session(clusters.source());
    this.target = new Session(clusters.target());
    this.load = load;
    this.random = new Random(seed);
  }

  /** Each process in each of the moments within twelve rounds. */
  void run(int rounds) throws Exception {
    target.run(
        "CREATE REMOTE CLUSTER up PROPERTIES (\"fe_hosts\" = \"%s\", \"user\" = \"root\")"
            .formatted(world.variables().get("source.fe_hosts")));
    for (int i = 0; i < rounds; i++) {
      Amid amid = Amid.values()[i % Amid.values().length];
      round(i + 1, amid, PROCESSES.get(i % PROCESSES.size()));
    }
  }

  private void round(int number, Amid amid, String process) throws Exception {
    load.resume();
    long copies = amid == Amid.FULL_COPY ? 0 : Long.parseLong(target.last(JOB).get("TableCopies"));
    begin(amid);
    int millis = random.nextInt(amid.millis);
    TimeUnit.MILLISECONDS.sleep(millis);
    world.kill(process);
    Instant killed = Instant.now();
    world.start(process);
    Instant up = Instant.now();
    load.settle();
    load.verify();
    long forced = amid == Amid.TABLE_COPY ? rollupsMade() : 0;
    awaitEqual();
    Map<String, String> job = target.last(JOB);
    System.out.printf(
        "kill %d: %s amid %s after %d ms; up in %d ms, equal in %d ms; %s copies, %d of them forced; %d changes%n",
        number,
        process,
        amid,
        millis,
        Duration.between(killed, up).toMillis(),
        Duration.between(killed, Instant.now()).toMillis(),
        job.get("TableCopies"),
        forced,
        load.done());
    assertThat(job).containsEntry("FullCopies", "1").containsEntry("State", "RUNNING");
    boolean late = process.equals("target-be");
    if (!late) {
      assertThat(job).containsEntry("TableCopies", Long.toString(copies + forced));
    }
    assertNoOtherReason();
    if (amid == Amid.TABLE_COPY) {
      source.runAnyhow("ALTER TABLE recovery.sums_a DROP ROLLUP r" + rollups);
    }
  }

  private void begin(Amid amid) throws SQLException {
    switch (amid) {
      case FULL_COPY -> {
        target.run("DROP SYNC JOB IF EXISTS followed");
        target.run("DROP DATABASE IF EXISTS recovery_copy FORCE");
        target.run(
            "CREATE SYNC JOB followed FROM CLUSTER up DATABASE recovery INTO DATABASE recovery_copy");
      }
      case TABLE_COPY -> {
        rollups++;
        source.run("ALTER TABLE recovery.sums_a ADD ROLLUP r" + rollups + " (g, n)");
      }
      default -> {}
    }
  }

  /** Waits for the end of the newest rollup; 1 if it was made. */
  private int rollupsMade() throws SQLException {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> source.last(ROLLUPS).get("State").matches("FINISHED|CANCELLED"));
    return source.last(ROLLUPS).get("State").equals("FINISHED") ? 1 : 0;
  }

  private void awaitEqual() {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(
            () -> {
              assertThat(target.last(JOB))
                  .containsEntry("Phase", "INCREMENTAL")
                  .containsEntry("TablesNotInStep", "0")
                  .containsEntry("LagBinlogs", "0");
              assertThat(contents(target, "recovery_copy")).isEqualTo(contents(source, "recovery"));
            });
  }

  private static Map<String, TableContent> contents(Session session, String database)
      throws SQLException {
    Map<String, TableContent> contents = new TreeMap<>();
    Cluster cluster = session.cluster();
    try (Connection connection = cluster.connect()) {
      for (Map<String, String> row : session.all("SHOW TABLES FROM " + database)) {
        String table = row.values().iterator().next();
        contents.put(table, TableContent.of(connection, "SELECT * FROM " + database + "." + table));
      }
    }
    return contents;
  }

  private void assertNoOtherReason() throws SQLException {
    for (Map<String, String> event : target.all("SHOW SYNC JOB EVENTS FOR followed")) {
      boolean forced = event.get("Table").equals("sums_a") && event.get("Message").contains(FORCED);
      boolean notMade =
          event.get("Table").startsWith("ddl_") && event.get("Message").matches(NOT_MADE_IN_TIME);
      if (event.get("Type").equals("COPY_NEEDED") && !forced) {
        assertThat(notMade).as("%s", event).isTrue();
      }
    }
  }
}
