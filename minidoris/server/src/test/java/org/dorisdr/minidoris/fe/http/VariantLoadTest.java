package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantLoadTest {
  @TempDir Path home;

  @Test
  void takesObjectsAndTextsOfJsonFiles() throws Exception {
    try (TestCluster cluster = new TestCluster(home, 1)) {
      cluster.sql(
          "CREATE TABLE t (k INT, v VARIANT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
              + " PROPERTIES ('replication_num' = '1')");
      String rows = "[{\"k\":1,\"v\":{\"a\":{\"b\":5}}},{\"k\":2,\"v\":\"no JSON\"},{\"k\":3}]";
      JsonNode report =
          new LoadClient(cluster)
              .load("t", rows, "format", "json", "strip_outer_array", "true", "label", "v");
      assertThat(report.get("Status").asText()).describedAs("%s", report).isEqualTo("Success");
      assertThat(cluster.sql("SELECT k, v, CAST(v['a']['b'] AS INT) FROM t ORDER BY k"))
          .containsExactly("1|{\"a\":{\"b\":5}}|5", "2|no JSON|null", "3|null|null");
    }
  }
}
