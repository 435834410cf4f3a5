package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code group_commit}, as insert_p0/insert_group_commit_into of Doris's suites sees it. */
class GroupCommitTest {
  private static final String GROUPED = "{'label':'group_commit_[^']+', 'status':'PREPARE', .*";
  private static final String ALONE = "{'label':'(label_|mine)[^']*', 'status':'VISIBLE', .*";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    String end = " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1'";
    c.sql(
        "CREATE TABLE t (k INT, v INT) UNIQUE KEY(k) PARTITION BY RANGE(k)"
            + " (PARTITION p VALUES LESS THAN ('100'))"
            + end
            + ")");
    c.sql(
        "CREATE TABLE h (k INT, v INT) DUPLICATE KEY(k)"
            + end
            + ", 'light_schema_change'='false')");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @BeforeEach
  void empty() {
    c.sql("TRUNCATE TABLE t");
    c.sql("SET group_commit = async_mode");
    c.sql("SET enable_unique_key_partial_update = false");
  }

  private static void isAnswered(String insert, String info) {
    c.sql(insert);
    assertThat(c.info).as(insert).matches(info.replace("{", "\\{"));
  }

  @Test
  void givenRowsAreAnsweredAsPartOfAGroup() {
    isAnswered("INSERT INTO t VALUES (1, 1), (2, 2)", GROUPED);
    isAnswered("INSERT INTO t (k) VALUES (1 + 2)", GROUPED);
    isAnswered("INSERT INTO t SELECT 4, 4", GROUPED);
    isAnswered("INSERT INTO t SELECT 5, 5 UNION ALL SELECT 6, 6", GROUPED);
    isAnswered("INSERT INTO t WITH LABEL lost VALUES (7, 7)", GROUPED);
    c.sql("SET group_commit = sync_mode");
    isAnswered("INSERT INTO t VALUES (8, 8)", GROUPED);
    assertThat(c.sql("SELECT count(*), max(k) FROM t")).containsExactly("8|8");
  }

  @Test
  void othersAreLoadedAlone() {
    for (String insert :
        List.of(
            "INSERT INTO t SELECT k, v FROM t",
            "INSERT INTO t PARTITION (p) VALUES (1, 1)",
            "INSERT OVERWRITE TABLE t VALUES (1, 1)",
            "INSERT INTO h VALUES (1, 1)")) {
      isAnswered(insert, ALONE);
    }
    c.sql("SET enable_unique_key_partial_update = true");
    isAnswered("INSERT INTO t (k, v) VALUES (1, 3)", ALONE);
    c.sql("SET enable_unique_key_partial_update = false");
    c.sql("SET group_commit = off_mode");
    isAnswered("INSERT INTO t VALUES (1, 1)", ALONE);
    isAnswered("INSERT INTO t WITH LABEL mine VALUES (1, 1)", ALONE);
  }
}
