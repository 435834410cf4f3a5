package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.dorisdr.minidoris.be.Backend;
import org.dorisdr.minidoris.fe.ClusterState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicatedQueryTest {
  @TempDir Path home;

  @Test
  void writesAllReplicasAndReadsWhatOtherBackendsHold() throws Exception {
    try (TestCluster c = new TestCluster(home, 2)) {
      c.sql(
          "CREATE TABLE one (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 4"
              + " PROPERTIES('replication_num'='1')");
      c.sql(
          "CREATE TABLE two (k INT, v TEXT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
              + " PROPERTIES('replication_num'='2')");
      c.sql("INSERT INTO one VALUES (1,'a'),(2,'b'),(3,'c'),(4,'d'),(5,'e'),(6,'f')");
      c.sql("INSERT INTO two SELECT k, v FROM one");
      c.sql("UPDATE two SET v = concat(v, '2') WHERE k < 3");
      List<String> all = List.of("1|a2", "2|b2", "3|c", "4|d", "5|e", "6|f");
      assertThat(c.sql("SELECT * FROM two ORDER BY k")).isEqualTo(all);
      assertThat(c.sql("SELECT count(*), sum(k) FROM one")).containsExactly("6|21");
      assertThat(c.backends.get(0).storage().tablets()).isNotEmpty();
      Backend gone = c.backends.remove(0);
      gone.close();
      Awaitility.await()
          .until(
              () ->
                  c.fe.cluster().backends().stream().filter(ClusterState.Backend::alive).count()
                      == 1);
      assertThat(c.sql("SELECT * FROM two ORDER BY k")).isEqualTo(all);
    }
  }
}
