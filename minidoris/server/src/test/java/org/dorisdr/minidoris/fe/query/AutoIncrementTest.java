package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.dorisdr.minidoris.fe.catalog.AutoIncrements;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.json.TableJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoIncrementTest {
  private static final String END =
      " DISTRIBUTED BY HASH(v) BUCKETS 2 PROPERTIES('replication_num'='1')";

  @TempDir Path home;

  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql("CREATE TABLE t (v INT, id BIGINT NOT NULL AUTO_INCREMENT(100)) DUPLICATE KEY(v)" + END);
  }

  @AfterEach
  void stop() {
    c.close();
  }

  private OlapTable table() {
    return table("t");
  }

  private OlapTable table(String name) {
    return c.fe.catalog().database("db").orElseThrow().olapTable(name).orElseThrow();
  }

  /** A row that has a value uses up no number, as Doris's {@code _fill_auto_inc_cols} has it. */
  @Test
  void numbersRowsThatHaveNoValue() {
    c.sql("INSERT INTO t (v) VALUES (1), (2)");
    c.sql("INSERT INTO t VALUES (3, NULL), (4, 7), (5, DEFAULT)");
    c.sql("BEGIN");
    c.sql("INSERT INTO t (v) VALUES (6)");
    c.sql("INSERT INTO t VALUES (7, NULL)");
    c.sql("COMMIT");
    assertThat(c.sql("SELECT v, id FROM t ORDER BY v"))
        .containsExactly("1|100", "2|101", "3|102", "4|7", "5|103", "6|105", "7|106");
    c.sql("INSERT INTO t (v) SELECT v + 10 FROM t");
    assertThat(c.sql("SELECT count(DISTINCT id), min(id) > 106 FROM t WHERE v > 10"))
        .containsExactly("7|1");
  }

  @Test
  void givesTheSameNumbersToEachIndex() {
    c.sql(
        "CREATE TABLE r (v INT, id BIGINT NOT NULL AUTO_INCREMENT) DUPLICATE KEY(v)"
            + " DISTRIBUTED BY HASH(v) BUCKETS 2 ROLLUP (r1 (id, v)) PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO r (v) VALUES (1), (2), (3)");
    assertThat(c.sql("SELECT v, id FROM r ORDER BY v")).containsExactly("1|1", "2|2", "3|3");
    assertThat(c.error("INSERT INTO r (v) SELECT v FROM r")).contains("HINT: drop the rollup");
  }

  @Test
  void showsTheStartAndKeepsItInBackups() {
    assertThat(c.sql("SHOW CREATE TABLE t").get(0))
        .contains("`id` bigint NOT NULL AUTO_INCREMENT(100)");
    c.sql("INSERT INTO t (v) VALUES (1)");
    OlapTable read = (OlapTable) TableJson.read(TableJson.write("db", table()));
    assertThat(read.baseIndex().columns.get(1).autoIncrementStart()).isEqualTo(100);
    assertThat(read.autoIncrementEnd).isEqualTo(500_000);
  }

  @Test
  void backupsAlwaysHaveTheCounterWithTheIdsUnderWhichItIsJournaled() {
    OlapTable table = table();
    long database = c.fe.catalog().database("db").orElseThrow().id;
    String ids = "{\"dbId\":" + database + ",\"tableId\":" + table.id + ",\"columnId\":1,";
    assertThat(counter(table)).isEqualTo(ids + "\"batchEndId\":100}");
    c.sql("INSERT INTO t (v) VALUES (1)");
    assertThat(counter(table)).isEqualTo(ids + "\"batchEndId\":500000}");
    c.sql("CREATE TABLE plain (v INT) DUPLICATE KEY(v)" + END);
    assertThat(counter(table("plain"))).isEmpty();
  }

  @Test
  void aRestoredTableKeepsTheIdsOfTheCounterThatWasBackedUp() {
    String counter = counter(table());
    OlapTable read = (OlapTable) TableJson.read(TableJson.write("db", table()));
    read.id++;
    assertThat(counter(read)).isEqualTo(counter);
  }

  private static String counter(OlapTable table) {
    return TableJson.write("db", table).path("aIncg").toString();
  }

  @Test
  void anotherMasterHandsOutOthers() {
    c.sql("INSERT INTO t (v) VALUES (1)");
    assertThat(new AutoIncrements().reserve(c.fe, table().id, 1))
        .isEqualTo(OptionalLong.of(500_000));
    c.sql("INSERT INTO t (v) VALUES (2)");
    assertThat(c.sql("SELECT id FROM t WHERE v = 2").get(0)).isEqualTo("1000000");
  }

  @Test
  void refusesWhatDorisRefuses() {
    assertThat(c.error("CREATE TABLE x (v INT, id BIGINT AUTO_INCREMENT)" + END))
        .endsWith("the auto increment column should be NOT NULL.");
    assertThat(c.error("CREATE TABLE x (v INT, id INT NOT NULL AUTO_INCREMENT)" + END))
        .endsWith("the auto increment must be BIGINT type.");
    assertThat(
            c.error("CREATE TABLE x (v INT, id BIGINT NOT NULL AUTO_INCREMENT DEFAULT '1')" + END))
        .endsWith("the auto increment column can't have default value.");
    assertThat(
            c.error(
                "CREATE TABLE x (v INT, a BIGINT NOT NULL AUTO_INCREMENT,"
                    + " b BIGINT NOT NULL AUTO_INCREMENT)"
                    + END))
        .endsWith("there can be at most one auto increment column in OlapTable.");
  }
}
