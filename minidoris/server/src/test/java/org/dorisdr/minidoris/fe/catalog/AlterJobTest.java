package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TTabletSchema;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlterJobTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    fe.sql(
        "CREATE TABLE a (k1 INT, k2 INT, v INT, w VARCHAR(10)) DUPLICATE KEY(k1, k2)"
            + " DISTRIBUTED BY HASH(k1) BUCKETS 1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private void awaitNormal() {
    await().until(() -> fe.table("d", "a").state.equals("NORMAL"));
  }

  @Test
  void fillsARollupAndShowsItOnceItIsWhole() {
    fe.sql("ALTER TABLE a ADD ROLLUP r1 (k2, v)");
    assertThat(fe.error("ALTER TABLE a ADD COLUMN z INT")).contains("is not NORMAL");
    awaitNormal();
    assertThat(fe.sql("DESC a ALL")).hasSize(7);
    assertThat(fe.sql("SHOW ALTER TABLE ROLLUP FROM d").get(0).get(8)).isEqualTo("FINISHED");
    assertThat(fe.backends.sent(TTaskType.ALTER)).hasSize(1);
    fe.sql("ALTER TABLE a RENAME ROLLUP r1 r1x");
    fe.sql("ALTER TABLE a DROP ROLLUP r1x");
    assertThat(fe.sql("DESC a ALL")).hasSize(4);
  }

  /** MaterializedViewHandler.processBatchAddRollup of Doris: a job each, one after the other. */
  @Test
  void fillsSeveralRollupsOfOneStatement() {
    assertThat(fe.error("ALTER TABLE a ADD ROLLUP r1 (k2, v), r1 (v)"))
        .endsWith("Rollup index[r1] already exists");
    assertThat(fe.sql("SHOW ALTER TABLE ROLLUP FROM d")).isEmpty();
    fe.sql("ALTER TABLE a ADD ROLLUP r1 (k2, v), r2 (v, k1), r3 (w)");
    awaitNormal();
    assertThat(fe.sql("SHOW ALTER TABLE ROLLUP FROM d"))
        .extracting(row -> row.get(5) + " " + row.get(8))
        .containsExactly("r1 FINISHED", "r2 FINISHED", "r3 FINISHED");
    fe.sql("CREATE TABLE b LIKE a WITH ROLLUP (r3, r1)");
    assertThat(fe.table("d", "b").indexMetas.values())
        .extracting(meta -> meta.name)
        .containsExactlyInAnyOrder("b", "r1", "r3");
  }

  @Test
  void cancelsAllRollupsThatAreNotThereYet() {
    fe.backends.answerWith(
        (backend, task) -> task.getTaskType() == TTaskType.ALTER ? null : FakeAgentTasks.ok(task));
    fe.sql("ALTER TABLE a ADD ROLLUP r1 (k2, v), r2 (v, k1)");
    await().until(() -> !fe.backends.sent(TTaskType.ALTER).isEmpty());
    assertThat(fe.sql("SHOW ALTER TABLE ROLLUP FROM d").get(1).get(8)).isEqualTo("PENDING");
    fe.sql("CANCEL ALTER TABLE ROLLUP FROM a");
    assertThat(fe.table("d", "a").state).isEqualTo("NORMAL");
    assertThat(fe.sql("SHOW ALTER TABLE ROLLUP FROM d"))
        .extracting(row -> row.get(8))
        .containsExactly("CANCELLED", "CANCELLED");
    assertThat(fe.table("d", "a").indexMetas).hasSize(1);
  }

  @Test
  void refusesRollupsThatTheOrderOfADuplicateTableMakesUseless() {
    fe.sql(
        "CREATE TABLE dup (k1 INT, k2 INT, v INT, w INT) DUPLICATE KEY(k1, k2)"
            + " DISTRIBUTED BY HASH(k1) BUCKETS 1");
    String useless =
        "Rollup contain the columns of the base table in prefix order for duplicate table is"
            + " useless.";
    for (String columns : List.of("k1", "K1, k2", "k1, k2, w", "k1, k2) DUPLICATE KEY(k1")) {
      assertThat(fe.error("ALTER TABLE dup ADD ROLLUP r (" + columns + ")")).endsWith(useless);
    }
    assertThat(
            fe.error(
                "CREATE TABLE e (k INT, v INT) DUPLICATE KEY(k)"
                    + " DISTRIBUTED BY HASH(k) BUCKETS 1 ROLLUP (r (k))"))
        .endsWith(useless);
    assertThat(fe.error("ALTER TABLE dup ADD ROLLUP r (k2, v) DUPLICATE KEY(v)"))
        .endsWith("Duplicate keys should be the prefix of rollup columns");
    assertThat(fe.error("ALTER TABLE dup ADD ROLLUP r (k2) DUPLICATE KEY(k2, k1)"))
        .endsWith("Num of duplicate keys should less than or equal to num of rollup columns.");
    fe.sql("ALTER TABLE dup ADD ROLLUP r (k1, v)");
  }

  @Test
  void rewritesATableWhoseColumnChangesItsTypeOrPlace() {
    long before = fe.table("d", "a").baseIndexId;
    fe.sql("ALTER TABLE a MODIFY COLUMN v BIGINT");
    awaitNormal();
    OlapTable table = fe.table("d", "a");
    assertThat(table.baseIndexId).isNotEqualTo(before);
    assertThat(table.baseIndex().name).isEqualTo("a");
    assertThat(table.baseIndex().columns).extracting(Column::type).contains("bigint");
    assertThat(table.partition("a").orElseThrow().indexes.keySet())
        .containsExactly(table.baseIndexId);
    await().until(() -> fe.backends.sent(TTaskType.DROP).size() == 1);
    fe.sql("ALTER TABLE a ORDER BY (k2, k1, v, w)");
    awaitNormal();
    assertThat(fe.table("d", "a").visibleColumns())
        .extracting(Column::name)
        .isEqualTo(List.of("k2", "k1", "v", "w"));
  }

  @Test
  void writesATableAnewWhenItsBloomFiltersChange() {
    fe.sql("ALTER TABLE a ADD ROLLUP r1 (k2, v)");
    awaitNormal();
    long before = fe.table("d", "a").baseIndexId;
    fe.sql("ALTER TABLE a SET ('bloom_filter_columns' = ' W, k1')");
    awaitNormal();
    assertThat(fe.table("d", "a").baseIndexId).isNotEqualTo(before);
    assertThat(fe.sql("SHOW ALTER TABLE COLUMN FROM d")).hasSize(1);
    assertThat(create()).contains("\n\"bloom_filter_columns\" = \"k1, w\",\n");
    assertThat(fe.table("d", "a").properties).containsEntry("bloom_filter_fpp", "0.05");
    fe.sql("ALTER TABLE a SET ('bloom_filter_fpp' = '0.01')");
    awaitNormal();
    assertThat(BloomFilter.of(fe.table("d", "a")).fpp()).isEqualTo(0.01);
    assertThat(fe.error("ALTER TABLE a SET ('bloom_filter_columns' = 'k1,w')"))
        .endsWith("Bloom filter index has no change");
    assertThat(fe.error("ALTER TABLE a SET ('bloom_filter_columns' = 'nosuch')"))
        .endsWith("Bloom filter column does not exist in table. invalid column: nosuch");
    assertThat(fe.error("ALTER TABLE a SET ('bloom_filter_columns' = 'w,W')"))
        .endsWith("Reduplicated bloom filter column: W");
    assertThat(fe.error("ALTER TABLE a SET ('bloom_filter_fpp' = '0.06')"))
        .endsWith("Bloom filter fpp should in [1.0E-4, 0.05]");
    fe.sql("ALTER TABLE a RENAME COLUMN w w2");
    fe.sql("ALTER TABLE a DROP COLUMN w2");
    assertThat(create()).contains("\n\"bloom_filter_columns\" = \"k1\",\n");
    fe.sql("ALTER TABLE a SET ('bloom_filter_columns' = '')");
    awaitNormal();
    assertThat(create()).doesNotContain("bloom_filter");
  }

  @Test
  void tellsBackendsWhichColumnsHaveBloomFilters() {
    fe.sql("ALTER TABLE a SET ('bloom_filter_columns' = 'v')");
    awaitNormal();
    List<TCreateTabletReq> created =
        fe.backends.sent(TTaskType.CREATE).stream()
            .map(TAgentTaskRequest::getCreateTabletReq)
            .toList();
    TTabletSchema last = created.get(created.size() - 1).getTabletSchema();
    assertThat(last.getBloomFilterFpp()).isEqualTo(0.05);
    assertThat(last.getColumns())
        .filteredOn(c -> c.isIsBloomFilterColumn())
        .extracting(c -> c.getColumnName())
        .containsExactly("v");
  }

  @Test
  void changesTheColumnsOfARollup() {
    fe.sql("ALTER TABLE a ADD ROLLUP r1 (k2, v, w)");
    awaitNormal();
    fe.sql("ALTER TABLE a ADD COLUMN x INT DEFAULT '0' TO r1");
    assertThat(names("r1")).containsExactly("k2", "v", "w", "x");
    assertThat(names("a")).containsExactly("k1", "k2", "v", "w", "x");
    assertThat(fe.sql("SHOW ALTER TABLE COLUMN FROM d"))
        .extracting(r -> r.get(4))
        .containsExactlyInAnyOrder("a", "r1");
    fe.sql("ALTER TABLE a ADD COLUMN k3 INT KEY DEFAULT '0' TO r1");
    awaitNormal();
    assertThat(names("a")).containsExactly("k1", "k2", "k3", "v", "w", "x");
    assertThat(names("r1")).startsWith("k2", "v", "w").contains("k3");
    assertThat(fe.error("ALTER TABLE a DROP COLUMN x"))
        .endsWith("Can not drop column contained by mv, mv=r1");
    fe.sql("ALTER TABLE a DROP COLUMN x FROM r1");
    assertThat(names("a")).contains("x");
    assertThat(names("r1")).doesNotContain("x");
    fe.sql("ALTER TABLE a DROP COLUMN k3 FROM r1");
    awaitNormal();
    assertThat(names("r1")).containsExactly("k2", "v", "w");
    fe.sql("ALTER TABLE a ORDER BY (k2, w, v) FROM r1");
    awaitNormal();
    assertThat(names("r1")).containsExactly("k2", "w", "v");
    fe.sql("ALTER TABLE a ADD ROLLUP r2 (k2)");
    awaitNormal();
    assertThat(fe.error("ALTER TABLE a DROP COLUMN k2 FROM r2"))
        .endsWith("No key column left. index[r2]");
    assertThat(fe.error("ALTER TABLE a DROP COLUMN v FROM nosuch"))
        .endsWith("Index[nosuch] does not exist in table[a]");
    assertThat(fe.error("ALTER TABLE a DROP COLUMN v FROM a"))
        .endsWith("Do not need to assign base index[a] to do schema change");
  }

  @Test
  void writesATableWithoutLightSchemaChangeAnewForEachChange() {
    fe.sql(
        "CREATE TABLE h (k INT, v INT) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('light_schema_change' = 'false')");
    long before = fe.table("d", "h").baseIndexId;
    fe.sql("ALTER TABLE h ADD COLUMN w INT");
    await().until(() -> fe.table("d", "h").baseIndexId != before);
    assertThat(fe.error("ALTER TABLE h RENAME COLUMN w x"))
        .endsWith(
            "not implemented for table without column unique id,"
                + " which are created with property 'light_schema_change'.");
    fe.sql("ALTER TABLE h SET ('light_schema_change' = 'true')");
    fe.sql("ALTER TABLE h ADD COLUMN x INT");
    assertThat(fe.table("d", "h").state).isEqualTo("NORMAL");
    assertThat(fe.error("ALTER TABLE h SET ('light_schema_change' = 'false')"))
        .endsWith("Can not alter light_schema_change from true to false currently");
  }

  @Test
  void hasOneBloomFilterAColumnAtMost() {
    // Doris's IndexDef says it plainly, its IndexDefinition of CREATE TABLE does not.
    assertThat(
            fe.error(
                "ALTER TABLE a ADD INDEX ng (w) USING NGRAM_BF PROPERTIES('bf_size' = '65536')"))
        .isEqualTo(
            "errCode = 2, detailMessage = 'bf_size' should be an integer between 64 and 65535.");
    fe.sql("ALTER TABLE a ADD INDEX ng (w) USING NGRAM_BF PROPERTIES('gram_size' = '3')");
    awaitNormal();
    assertThat(create()).contains("INDEX ng (`w`) USING NGRAM_BF PROPERTIES(").contains("\"256\"");
    assertThat(fe.error("ALTER TABLE a SET ('bloom_filter_columns' = 'w')"))
        .endsWith("w should have only one ngram bloom filter index or bloom filter index");
    assertThat(fe.error("ALTER TABLE a ADD INDEX n2 (w) USING NGRAM_BF"))
        .endsWith("NGRAM_BF index for column (w) with non-analyzed type already exists.");
    assertThat(fe.error("ALTER TABLE a ADD INDEX n2 (v) USING NGRAM_BF"))
        .endsWith("INT is not supported in ngram_bf index. invalid column: v");
  }

  private String create() {
    return fe.sql("SHOW CREATE TABLE a").get(0).get(1);
  }

  private List<String> names(String index) {
    return fe.table("d", "a").indexByName(index).orElseThrow().columns.stream()
        .map(Column::name)
        .toList();
  }
}
