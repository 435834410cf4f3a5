package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Properties of CREATE TABLE, of its indexes and of ALTER TABLE SET: each refusal and each shown
 * form as a FE of 4.0.1 answered (PropertyAnalyzer, InvertedIndexUtil, ModifyTablePropertiesOp).
 */
class NewTablePropertiesTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private static String create(String model, String properties) {
    String aggregation = model.equals("AGGREGATE") ? "SUM" : "";
    return "CREATE TABLE t (k INT, v INT %s) %s KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES(%s)"
        .formatted(aggregation, model, properties);
  }

  /** Model, properties, refusal. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          UNIQUE    | 'enable_unique_key_merge_on_write'='x' | enable_unique_key_merge_on_write must be `true` or `false`
          UNIQUE    | 'enable_unique_key_merge_on_write'='false','enable_mow_light_delete'='true' | enable_mow_light_delete property is only supported for unique merge-on-write table
          DUPLICATE | 'enable_mow_light_delete'='true'       | enable_mow_light_delete property is only supported for unique merge-on-write table
          AGGREGATE | 'store_row_column'='true'              | Aggregate table can't support row column now
          DUPLICATE | 'store_row_column'='x'                 | store_row_columnmust be `true` or `false`
          DUPLICATE | 'row_store_columns'='k,x'              | Column does not exist in table. Invalid columns: x
          DUPLICATE | 'row_store_page_size'='x'              | Invalid row store page size: x
          DUPLICATE | 'row_store_page_size'='0'              | Row store page size should larger than 0.
          DUPLICATE | 'storage_page_size'='100'              | Storage page size must be between 4KB and 10MB.
          DUPLICATE | 'storage_dict_page_size'='-1'          | Storage dict page size must be between 0 and 100MB.
          DUPLICATE | 'compression'='x'                      | unknown compression type: x
          DUPLICATE | 'storage_format'='V1'                  | Storage format V1 has been deprecated since version 0.14, please use V2 instead
          DUPLICATE | 'storage_format'='V3'                  | unknown storage format: V3
          DUPLICATE | 'inverted_index_storage_format'='x'    | unknown inverted index storage format: x
          DUPLICATE | 'light_schema_change'='x'              | light_schema_change must be `true` or `false`
          DUPLICATE | 'disable_auto_compaction'='x'          | disable_auto_compaction must be `true` or `false`
          DUPLICATE | 'skip_write_index_on_load'='true'      | Property skip_write_index_on_load is forbidden now.
          DUPLICATE | 'compaction_policy'='x'                | compaction_policy must be time_series or size_based
          DUPLICATE | 'time_series_compaction_goal_size_mbytes'='1024' | only time series compaction policy support for time series config
          DUPLICATE | 'compaction_policy'='time_series','time_series_compaction_level_threshold'='3' | time_series_compaction_level_threshold can not be less than 1 or greater than 2: 3
          DUPLICATE | 'group_commit_data_bytes'='x'          | parse group_commit_interval_ms format error
          DUPLICATE | 'estimate_partition_size'='1G'         | Unknown properties: {estimate_partition_size=1G}
          DUPLICATE | 'min_load_replica_num'='2'             | Failed to check min load replica num [2]  <= default replica num [1]
          DUPLICATE | 'min_load_replica_num'='0'             | min_load_replica_num should > 0 or =-1
          DUPLICATE | 'min_load_replica_num'='x'             | For input string: "x"
          DUPLICATE | 'in_memory'='true'                     | Not support set 'in_memory'='true' now!
          DUPLICATE | 'variant_enable_flatten_nested'='true' | If you want to enable variant flatten nested, please set session variable: enable_variant_flatten_nested = true
          DUPLICATE | 'tde_algorithm'='AES256'               | Do not support tde_algorithm property currently
          DUPLICATE | 'bloom_filter_columns'=''              | Unknown properties: {bloom_filter_columns=}
          DUPLICATE | 'foo'='bar'                            | Unknown properties: {foo=bar}
          """)
  void createRefuses(String model, String properties, String refusal) {
    assertThat(fe.error(create(model, "'replication_num'='1'," + properties)))
        .isEqualTo("errCode = 2, detailMessage = " + refusal);
  }

  @Test
  void nestedVariantsAreFlattenedIfTheSessionAllowsIt() {
    fe.session.variables().put("enable_variant_flatten_nested", "true");
    try {
      fe.sql(
          "CREATE TABLE flat (k INT, v VARIANT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='1', 'variant_enable_flatten_nested'='true')");
    } finally {
      fe.session.variables().remove("enable_variant_flatten_nested");
    }
    assertThat(fe.sql("SHOW CREATE TABLE flat").get(0).toString())
        .contains("\"variant_enable_flatten_nested\" = \"true\"");
  }

  /** Properties, what SHOW CREATE TABLE has of them. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'compression'='lz4'                     | "compression" = "LZ4"
          'storage_format'='default'              | "storage_format" = "V2"
          'inverted_index_storage_format'='v2'    | "inverted_index_storage_format" = "V2"
          'binlog.enable'='x'                     | "binlog.enable" = "false"
          'row_store_columns'='k,v'               | "row_store_columns" = "k,v"
          'storage_page_size'='5000'              | "storage_page_size" = "8192"
          """)
  void showsThemAsDorisKeepsThem(String properties, String shown) {
    fe.sql(create("DUPLICATE", "'replication_num'='1'," + properties));
    assertThat(fe.sql("SHOW CREATE TABLE t").get(0).get(1)).contains(shown);
  }

  /** Properties, refusal. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'storage_medium'='hdd'                 | No enum constant org.apache.doris.thrift.TStorageMedium.hdd
          'compression'='lz4'                    | Unknown table property: [compression]
          'storage_format'='V1'                  | Property storage_format should be v2
          'storage_format'='V2'                  | Nothing is changed. please check your alter stmt.
          'skip_write_index_on_load'='true'      | Property skip_write_index_on_load is forbidden now
          'skip_write_index_on_load'='x'         | Property skip_write_index_on_load should be set to true or false
          'time_series_compaction_level_threshold'='0' | time_series_compaction_level_threshold can not be less than 1 or greater than 2:0
          'file_cache_ttl_seconds'='10'          | Cann't modify property 'file_cache_ttl_seconds'.
          'tde_algorithm'='AES256'               | Unknown table property: [tde_algorithm]
          'auto_analyze_policy'='x'              | Table auto analyze policy only support for enable or disable or base_on_catalog
          'default.default.replication_num'='1'  | Unknown table property: [default.default.replication_num]
          """)
  void alterRefuses(String properties, String refusal) {
    fe.sql(create("DUPLICATE", "'replication_num'='1'"));
    assertThat(fe.error("ALTER TABLE t SET (" + properties + ")"))
        .isEqualTo("errCode = 2, detailMessage = " + refusal);
  }

  /** Properties of an index of a text, refusal. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'parser'='foo'                            | Invalid inverted index 'parser' value: foo, parser must be none, english, unicode, chinese, icu, basic or ik
          'parser'='english','parser_mode'='x'      | parser_mode is only available for chinese and ik parser
          'parser'='chinese','parser_mode'='x'      | Invalid inverted index 'parser_mode' value: x, parser_mode must be fine_grained or coarse_grained for chinese parser
          'parser'='english','support_phrase'='x'   | Invalid inverted index 'support_phrase' value: x, support_phrase must be true or false
          'foo'='x'                                 | Invalid inverted index property key: foo
          'parser'='english','lower_case'='x'       | Invalid inverted index 'lower_case' value: x, lower_case must be true or false
          'ignore_above'='x'                        | Invalid inverted index 'ignore_above' value, ignore_above must be integer
          'analyzer'='foo'                          | Invalid custom analyzer: errCode = 2, detailMessage = Analyzer 'foo' does not exist
          """)
  void indexesRefuse(String properties, String refusal) {
    assertThat(
            fe.error(
                "CREATE TABLE t (k INT, s STRING, INDEX i (s) USING INVERTED PROPERTIES("
                    + properties
                    + ")) DISTRIBUTED BY HASH(k) BUCKETS 1"))
        .isEqualTo(
            "errCode = 2, detailMessage = invalid INVERTED index:errCode = 2, detailMessage = "
                + refusal);
  }

  @Test
  void aParserImpliesPhrasesAndSmallLetters() {
    fe.sql(
        "CREATE TABLE t (k INT, s STRING, INDEX i (s) USING INVERTED PROPERTIES('parser'='unicode'),"
            + " INDEX n (k)) DISTRIBUTED BY HASH(k) BUCKETS 1");
    String implied =
        "(\"lower_case\" = \"true\", \"parser\" = \"unicode\", \"support_phrase\" = \"true\")";
    assertThat(fe.sql("SHOW CREATE TABLE t").get(0).get(1))
        .contains("INDEX i (`s`) USING INVERTED PROPERTIES" + implied);
    assertThat(fe.sql("SHOW INDEX FROM t").get(0)).startsWith("t").endsWith(implied);
    assertThat(fe.sql("SHOW INDEX FROM t").get(1)).endsWith("");
  }

  /**
   * InternalCatalog.createOlapTable: what a partition says of its replicas goes before the table.
   */
  @Test
  void aPartitionHasTheReplicasThatItAsksFor() {
    String create =
        "CREATE TABLE t (k INT) PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN ('1')"
            + " ('replication_num'='%s')) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='%s')";
    assertThat(fe.error(create.formatted("2", "1")))
        .isEqualTo(
            "errCode = 2, detailMessage = replication num should be less than the number of"
                + " available backends. replication num is 2, available backend num is 1");
    fe.sql(create.formatted("1", "1"));
    assertThat(fe.sql("SHOW PARTITIONS FROM t").get(0).get(9)).isEqualTo("1");
  }

  @Test
  void aColumnHasOneIndexOfItsValues() {
    assertThat(
            fe.error(
                "CREATE TABLE t (k INT, INDEX i (k), INDEX j (k)) DISTRIBUTED BY HASH(k) BUCKETS 1"))
        .endsWith("column: k cannot have multiple inverted indexes of the same type.");
    fe.sql(
        "CREATE TABLE t (k INT, s STRING, INDEX i (s), INDEX j (s) USING INVERTED"
            + " PROPERTIES('parser'='english')) DISTRIBUTED BY HASH(k) BUCKETS 1");
    assertThat(fe.sql("SHOW INDEX FROM t")).hasSize(2);
  }
}
