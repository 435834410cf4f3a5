package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.json.TableJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of a kind that a session has to allow: states of aggregations, decimals of 76 digits. */
class AggStateTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1')";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.session.variables().put("enable_agg_state", "true");
    c.sql(
        "CREATE TABLE a (k INT NULL, m AGG_STATE<max_by(INT NOT NULL, INT)> GENERIC,"
            + " g agg_state<group_concat(STRING)> GENERIC, s agg_state<sum(BIGINT)> GENERIC,"
            + " n agg_state<count(INT)> GENERIC, v agg_state<avg(INT)> GENERIC,"
            + " l agg_state<min(DATE NOT NULL)> GENERIC) AGGREGATE KEY(k)"
            + END);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static void insert(int k, int by, String text, int n) {
    c.sql(
        "INSERT INTO a VALUES (%1$d, max_by_state(%2$d, %4$d), group_concat_state('%3$s'),"
                .formatted(k, by, text, n)
            + " sum_state(%1$d), count_state(%1$d), avg_state(%1$d), min_state('2026-01-0%1$d'))"
                .formatted(n));
  }

  @Test
  void mergesStatesOfRowsAndOfLoads() {
    c.sql("TRUNCATE TABLE a");
    insert(1, 3, "a", 1);
    insert(1, 2, "bb", 2);
    insert(2, 1, "ccc", 3);
    assertThat(
            c.sql(
                "SELECT k, max_by_merge(m), group_concat_merge(g), sum_merge(s), count_merge(n),"
                    + " avg_merge(v), min_merge(l) FROM a GROUP BY k ORDER BY k"))
        .containsExactly("1|2|a,bb|3|2|1.5|2026-01-01", "2|1|ccc|3|1|3|2026-01-03");
    assertThat(c.sql("SELECT count(*) FROM a")).containsExactly("2");
    assertThat(c.sql("SELECT max_by_merge(m), sum_merge(s), count_merge(n) FROM a"))
        .containsExactly("1|6|3");
    assertThat(c.sql("SELECT count_merge(n), sum_merge(s) FROM a WHERE k > 5"))
        .containsExactly("0|null");
    c.sql(
        "INSERT INTO a SELECT 7, max_by_union(m), group_concat_union(g), sum_union(s),"
            + " count_union(n), avg_union(v), min_union(l) FROM a");
    assertThat(c.sql("SELECT sum_merge(s), max_by_merge(m) FROM a WHERE k = 7"))
        .containsExactly("6|1");
  }

  @Test
  void writesTheTypeAsDorisDoes() {
    assertThat(c.sql("SHOW CREATE TABLE a").get(0))
        .contains("`m` agg_state<max_by(int not null, int null)> GENERIC NOT NULL")
        .contains("`g` agg_state<group_concat(text null)> GENERIC NOT NULL");
    OlapTable table = c.fe.catalog().database("db").orElseThrow().olapTable("a").orElseThrow();
    assertThat(TableJson.write("db", table).toString())
        .contains(
            "{\"clazz\":\"AggStateType\",\"subTypes\":[{\"clazz\":\"ScalarType\",\"type\":\"INT\"");
    OlapTable read = (OlapTable) TableJson.read(TableJson.write("db", table));
    assertThat(read.baseIndex().columns.get(1).type())
        .isEqualTo("agg_state<max_by(int not null, int null)>");
  }

  @Test
  void refusesWhatTheSessionDoesNotAllowAndWhatIsNotThere() {
    c.session.variables().put("enable_agg_state", "false");
    String create = "CREATE TABLE x (k INT, s agg_state<%s> %s) AGGREGATE KEY(k)" + END;
    assertThat(c.error(create.formatted("sum(INT)", "GENERIC")))
        .endsWith("agg state not enable, need set enable_agg_state=true");
    c.session.variables().put("enable_agg_state", "true");
    assertThat(c.error(create.formatted("collect_set(INT)", "GENERIC")))
        .contains(
            "minidoris has no aggregate state of collect_set. HINT: it has those of sum, min");
    assertThat(c.error(create.formatted("sum(INT)", "SUM")))
        .contains("AGG_STATE column can't support aggregation SUM");
  }

  @Test
  void hasWideDecimalsIfTheSessionSaysSo() {
    String create = "CREATE TABLE w (k INT, d DECIMAL(76, 20)) DUPLICATE KEY(k)" + END;
    assertThat(c.error(create))
        .endsWith("Column of type Decimal256 with precision 76 in not supported.");
    c.session.variables().put("enable_decimal256", "true");
    c.sql(create);
    assertThat(c.sql("SHOW CREATE TABLE w").get(0)).contains("`d` decimal(76,20) NULL");
    c.sql("INSERT INTO w VALUES (1, NULL)");
    assertThat(c.sql("SELECT * FROM w")).containsExactly("1|null");
    assertThat(c.error("INSERT INTO w VALUES (1, 1)"))
        .contains("minidoris stores no decimals of more than 38 digits. HINT: ");
  }
}
