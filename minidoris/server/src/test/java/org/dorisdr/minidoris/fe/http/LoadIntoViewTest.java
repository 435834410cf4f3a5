package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream load into an asynchronous materialized view. */
class LoadIntoViewTest {
  @TempDir Path home;

  @Test
  void isRefusedBeforeItBegins() throws Exception {
    try (TestCluster cluster = new TestCluster(home, 1)) {
      String rest = " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')";
      cluster.sql("CREATE TABLE t (k INT) DUPLICATE KEY(k)" + rest);
      cluster.sql("CREATE MATERIALIZED VIEW mv BUILD DEFERRED" + rest + " AS SELECT k FROM t");
      JsonNode answer = new LoadClient(cluster).load("mv", "1\n", "label", "into_view");
      assertThat(answer.path("Status").asText()).isEqualTo("Fail");
      assertThat(answer.path("Message").asText())
          .contains("Not allowed to perform current operation on async materialized view");
      assertThat(cluster.sql("SHOW TRANSACTION FROM db WHERE label LIKE '%'")).isEmpty();
      assertThat(cluster.sql("SELECT * FROM mv")).isEmpty();
    }
  }
}
