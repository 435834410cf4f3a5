package org.dorisdr.minidoris.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.fe.cluster.HeartbeatResult;
import org.dorisdr.minidoris.fe.journal.MemoryJournal;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataReplayTest {
  private static final List<String> BEFORE =
      List.of(
          "CREATE DATABASE d PROPERTIES (\"binlog.enable\" = \"true\")",
          "CREATE TABLE d.r (d DATE NOT NULL, k INT, v VARCHAR(10)) DUPLICATE KEY(d)"
              + " PARTITION BY RANGE(d) (PARTITION p1 VALUES LESS THAN (\"2026-01-01\"))"
              + " DISTRIBUTED BY HASH(k) BUCKETS 2 ROLLUP (r1 (v, k))",
          "CREATE TABLE d.u (k INT, s INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
          "CREATE VIEW d.w AS SELECT k FROM d.u",
          "CREATE ALIAS FUNCTION d.f(INT) WITH PARAMETER(x) AS abs(x)",
          "CREATE ALIAS FUNCTION d.f(INT, INT) WITH PARAMETER(x, y) AS abs(x + y)",
          "CREATE GLOBAL ALIAS FUNCTION g(TEXT) WITH PARAMETER(x) AS upper(x)",
          "CREATE RESOURCE r1 PROPERTIES (\"type\" = \"s3\", \"s3.endpoint\" = \"e\", \"s3.bucket\""
              + " = \"b\", \"s3.root.path\" = \"p\", \"s3_validity_check\" = \"false\")",
          "CREATE STORAGE POLICY sp1 PROPERTIES (\"storage_resource\" = \"r1\", \"cooldown_ttl\" ="
              + " \"1d\")",
          "CREATE STORAGE POLICY sp2 PROPERTIES (\"storage_resource\" = \"r1\", \"cooldown_ttl\" ="
              + " \"2\")",
          "ALTER TABLE d.r SET (\"storage_policy\" = \"sp1\")",
          "ALTER TABLE d.r ADD PARTITION p2 VALUES [(\"2026-01-01\"),(\"2026-02-01\"))",
          "ALTER TABLE d.r ADD TEMPORARY PARTITION t2 VALUES [(\"2026-01-01\"),(\"2026-02-01\"))");

  private static final List<String> AFTER =
      List.of(
          "ALTER TABLE d.r REPLACE PARTITION (p2) WITH TEMPORARY PARTITION (t2)",
          "ALTER TABLE d.r ADD COLUMN n INT DEFAULT \"7\" AFTER k",
          "ALTER TABLE d.r RENAME COLUMN v v2",
          "ALTER TABLE d.r RENAME PARTITION p1 p0",
          "ALTER TABLE d.u ADD INDEX ix (s) USING INVERTED COMMENT 'i'",
          "BUILD INDEX ix ON d.u",
          "TRUNCATE TABLE d.r PARTITION (p0)",
          "ALTER TABLE d.u MODIFY COMMENT 'c'",
          "CREATE TABLE d.x LIKE d.u",
          "ALTER TABLE d.u REPLACE WITH TABLE x",
          "ALTER TABLE d.u MODIFY COLUMN s BIGINT",
          "DROP FUNCTION d.f(INT)",
          "ALTER RESOURCE r1 PROPERTIES (\"s3.access_key\" = \"k\")",
          "ALTER STORAGE POLICY sp1 PROPERTIES (\"cooldown_ttl\" = \"3\")",
          "DROP STORAGE POLICY sp2",
          "ALTER TABLE d.r MODIFY PARTITION p0 SET (\"storage_policy\" = \"\")",
          "CREATE ALIAS FUNCTION d.h(INT) WITH PARAMETER(x) AS abs(x)",
          "DROP TABLE d.r",
          "CREATE DATABASE e",
          "CREATE TABLE e.t (k INT) DISTRIBUTED BY RANDOM BUCKETS 3",
          "DROP DATABASE e");

  @TempDir Path home;

  @Test
  void replayFromTheStartAndFromAnImageYieldTheSameMetadata() {
    MemoryJournal journal = new MemoryJournal();
    ObjectNode written;
    try (FeServer fe = start(home, journal)) {
      long id = fe.nodes().addBackend("127.0.0.1", 9050);
      fe.nodes().heartbeat(new HeartbeatResult(id, null, 9060, 8040, 8060, 5, "test"), 6);
      BEFORE.forEach(sql -> run(fe, sql));
      fe.checkpoint(1);
      AFTER.forEach(sql -> run(fe, sql));
      written = fe.metadata();
    }
    try (FeServer fromImage = start(home, journal)) {
      assertSame(fromImage.metadata(), written);
    }
    try (FeServer fromStart = start(home.resolve("other"), journal)) {
      assertSame(fromStart.metadata(), written);
    }
  }

  private static void assertSame(ObjectNode actual, ObjectNode expected) {
    expected
        .fieldNames()
        .forEachRemaining(
            part -> {
              if (part.equals("nextId")) {
                // A master reserves anew.
                return;
              }
              JsonNode node = actual.get(part);
              assertThat(node.toPrettyString())
                  .as(part)
                  .isEqualTo(expected.get(part).toPrettyString());
            });
  }

  private static FeServer start(Path home, MemoryJournal journal) {
    return FeServer.inMemory(new FeSettings(home, Map.of()), new FakeAgentTasks(), journal);
  }

  private static void run(FeServer fe, String sql) {
    StockStatement statement = StockSql.parse(sql);
    StatementHandler<StockStatement> handler = fe.statements().find(statement).orElseThrow();
    Session session = new Session(1, "root", "127.0.0.1");
    session.context().setCurrentUserIdentity(UserIdentity.ROOT);
    handler.run(session, statement).close();
    await()
        .until(
            () ->
                fe.catalogManager().jobs().all().stream().allMatch(j -> j.finishTime > 0)
                    && fe.catalogManager().jobs().indexJobs().stream()
                        .allMatch(j -> j.finishedTimeMs() > 0));
  }
}
