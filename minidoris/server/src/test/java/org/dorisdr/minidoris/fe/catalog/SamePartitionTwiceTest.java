package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two that make one partition at the same time: loads into new partitions, dynamic partitions. */
class SamePartitionTwiceTest {
  private static final String CREATE =
      "CREATE TABLE t (k INT) DUPLICATE KEY(k) PARTITION BY RANGE(k)"
          + " (PARTITION p1 VALUES LESS THAN ('10')) DISTRIBUTED BY HASH(k) BUCKETS 1"
          + " PROPERTIES('replication_num'='1')";
  private static final String ADD =
      "ALTER TABLE t ADD PARTITION IF NOT EXISTS p2 VALUES LESS THAN ('20')";

  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    fe.sql(CREATE);
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  @Test
  void makeItOnce() {
    int dropped = fe.backends.sent(TTaskType.DROP).size();
    fe.backends.answerWith(
        (backend, request) -> {
          // While the first one's tablet is made, the second one comes to its end.
          fe.backends.answerWith((b, r) -> FakeAgentTasks.ok(r));
          fe.sql(ADD);
          return FakeAgentTasks.ok(request);
        });
    fe.sql(ADD);
    assertThat(fe.table("d", "t").partitions.values())
        .extracting(p -> p.name)
        .containsExactly("p1", "p2");
    assertThat(fe.backends.sent(TTaskType.DROP))
        .as("the tablet of the later one is dropped")
        .hasSize(dropped + 1);
  }
}
