package org.dorisdr.minidoris.fe.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of secondary indexes, as a FE of 4.0.1 wrote them for the same statements. */
class IndexBinlogTest {
  @TempDir Path home;

  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home, Map.of("enable_feature_binlog", "true"));
    fe.sql("CREATE DATABASE d");
    fe.sql("ALTER DATABASE d SET PROPERTIES ('binlog.enable'='true')");
    fe.session.use("d");
    fe.sql(
        "CREATE TABLE t (k INT, v VARCHAR(20), w STRING, n INT, e DATE)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private List<JsonNode> records(TBinlogType type) throws Exception {
    long id = fe.fe.catalog().database("d").orElseThrow().id;
    List<JsonNode> all = new ArrayList<>();
    for (TBinlog record : fe.fe.binlogs().get(id, -1, -1, 255).records()) {
      if (record.getType() == type) {
        all.add(new ObjectMapper().readTree(record.getData()));
      }
    }
    return all;
  }

  private JsonNode last() throws Exception {
    List<JsonNode> all = records(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_INVERTED_INDICES);
    return all.get(all.size() - 1);
  }

  private List<JsonNode> jobs(String state) throws Exception {
    return records(TBinlogType.INDEX_CHANGE_JOB).stream()
        .filter(j -> j.get("jobState").asText().equals(state))
        .toList();
  }

  private static String names(JsonNode indexes) {
    return String.join(",", indexes.findValuesAsText("in"));
  }

  /** SchemaChangeHandler.process: one operation for all clauses. */
  @Test
  void allClausesOfAStatementAreOneRecord() throws Exception {
    fe.sql("ALTER TABLE t ADD INDEX i1 (V), ADD INDEX i2 (w) USING INVERTED COMMENT 'it''s \\\\'");
    JsonNode added = last();
    assertThat(added.get("rawSql").asText())
        .isEqualTo(
            "ALTER TABLE `d`.`t` INDEX i1 (`V`) USING INVERTED COMMENT '', \n"
                + "INDEX i2 (`w`) USING INVERTED COMMENT 'it''s \\'");
    assertThat(names(added.get("alterInvertedIndexes"))).isEqualTo("i1,i2");
    assertThat(names(added.get("indexes"))).isEqualTo("i1,i2");
    assertThat(added.get("isDropInvertedIndex").asBoolean()).isFalse();
    assertThat(added.get("indexes").get(0).get("c").get(0).asText()).isEqualTo("v");
    assertThat(added.get("indexes").get(1).get("ct").asText()).isEqualTo("it''s \\");

    fe.sql("ALTER TABLE t DROP INDEX i1, DROP INDEX i2");
    JsonNode dropped = last();
    assertThat(dropped.get("rawSql").asText())
        .isEqualTo("ALTER TABLE `d`.`t` DROP INDEX i1, \nDROP INDEX i2");
    assertThat(dropped.get("isDropInvertedIndex").asBoolean()).isTrue();
    assertThat(dropped.get("indexes")).isEmpty();
    assertThat(records(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_INVERTED_INDICES)).hasSize(2);
    assertThat(jobs("WAITING_TXN")).hasSize(1);
    assertThat(names(jobs("WAITING_TXN").get(0).get("alterInvertedIndexes"))).isEqualTo("i1,i2");
    await().until(() -> jobs("FINISHED").size() == 1);
  }

  /** The last clause says of all whether they go; columns may change with them. */
  @Test
  void addedAndDroppedOnesShareARecordAndColumnsGoWithThem() throws Exception {
    fe.sql("ALTER TABLE t ADD INDEX i1 (v)");
    fe.sql("ALTER TABLE t ADD COLUMN z INT, ADD INDEX i2 (n), DROP INDEX i1");
    JsonNode both = last();
    assertThat(both.get("isDropInvertedIndex").asBoolean()).isTrue();
    assertThat(names(both.get("alterInvertedIndexes"))).isEqualTo("i2,i1");
    assertThat(names(both.get("indexes"))).isEqualTo("i2");
    assertThat(both.get("rawSql").asText())
        .isEqualTo(
            "ALTER TABLE `d`.`t` ADD COLUMN `z` INT NULL COMMENT \"\", \n"
                + "INDEX i2 (`n`) USING INVERTED COMMENT '', \nDROP INDEX i1");
    JsonNode schema = both.get("indexSchemaMap").elements().next();
    assertThat(schema.findValuesAsText("name")).contains("z");
    assertThat(fe.sql("DESC t")).hasSize(6);
    assertThat(records(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_COLUMNS)).isEmpty();
    assertThat(fe.error("ALTER TABLE t MODIFY COLUMN n BIGINT, ADD INDEX i3 (e)"))
        .contains("minidoris does not change indexes together with columns");
    assertThat(fe.error("ALTER TABLE t ADD COLUMN y INT, ADD INDEX i3 (y)"))
        .endsWith("index column does not exist in table. invalid column: y");
  }

  /** CreateIndexOp.toSql, DropIndexOp.toSql */
  @Test
  void statementsOfTheirOwnNameTheTableOnceMore() throws Exception {
    fe.sql(
        "CREATE INDEX i1 ON t (v) USING INVERTED PROPERTIES('parser'='english') COMMENT 'a\\nb'");
    assertThat(last().get("rawSql").asText())
        .isEqualTo(
            "ALTER TABLE `d`.`t` CREATE INDEX i1 ON `d`.`t` (`v`) USING INVERTED"
                + " PROPERTIES(\"parser\"=\"english\") COMMENT 'a\\nb'");
    assertThat(last().get("indexes").get(0).get("pt").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("parser", "support_phrase", "lower_case");
    fe.sql("DROP INDEX i1 ON t");
    assertThat(last().get("rawSql").asText())
        .isEqualTo("ALTER TABLE `d`.`t` DROP INDEX i1 ON `d`.`t`");
  }

  /** A clause that has nothing to do ends the whole statement, and so does one that is refused. */
  @Test
  void oneClauseWithNothingToDoLeavesTheOthersUndone() throws Exception {
    fe.sql("ALTER TABLE t ADD INDEX i1 (v)");
    fe.sql("ALTER TABLE t ADD INDEX i2 (n), ADD INDEX IF NOT EXISTS i1 (v)");
    fe.sql("ALTER TABLE t DROP INDEX i1, DROP INDEX IF EXISTS zz");
    assertThat(fe.error("ALTER TABLE t ADD INDEX i3 (n), ADD INDEX i3 (e)"))
        .endsWith("index `i3` already exist.");
    assertThat(fe.error("ALTER TABLE t ADD INDEX i4 (V) USING BITMAP"))
        .endsWith("INVERTED index for column (V) with non-analyzed type already exists.");
    assertThat(fe.sql("SHOW INDEX FROM t")).hasSize(1);
    assertThat(names(last().get("indexes"))).isEqualTo("i1");
  }

  /**
   * Index.isLightAddIndexSupported: an index of letters is made by a job, unless it is asked not
   * to.
   */
  @Test
  void anIndexOfLettersIsMadeByAJob() throws Exception {
    fe.sql("ALTER TABLE t ADD INDEX i1 (v) USING NGRAM_BF");
    await().until(() -> fe.table("d", "t").state.equals("NORMAL"));
    assertThat(fe.sql("SHOW INDEX FROM t")).hasSize(1);
    fe.sql("DROP INDEX i1 ON t");
    await().until(() -> fe.table("d", "t").state.equals("NORMAL"));
    assertThat(fe.sql("SHOW INDEX FROM t")).isEmpty();
    assertThat(records(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_INVERTED_INDICES)).isEmpty();
    assertThat(records(TBinlogType.ALTER_JOB))
        .filteredOn(j -> j.get("jobState").asText().equals("FINISHED"))
        .extracting(j -> j.get("rawSql").asText())
        .containsExactly(
            "ALTER TABLE `d`.`t` INDEX i1 (`v`) USING NGRAM_BF"
                + " PROPERTIES(\"gram_size\"=\"2\", \"bf_size\"=\"256\") COMMENT ''",
            "ALTER TABLE `d`.`t` DROP INDEX i1 ON `d`.`t`");
    fe.sql("SET enable_add_index_for_new_data = true");
    fe.sql("ALTER TABLE t ADD INDEX i1 (v) USING NGRAM_BF");
    assertThat(names(last().get("indexes"))).isEqualTo("i1");
  }
}
