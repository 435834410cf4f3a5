package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What CREATE TABLE refuses, in the words of Doris's {@code CreateTableInfo}, {@code
 * ColumnDefinition}, {@code ColumnDef.validateDefaultValue}, {@code DataType.validateDataType},
 * {@code DistributionDescriptor}, {@code PartitionTableInfo}, {@code IndexDefinition} and {@code
 * InternalCatalog.createOlapTable} (master of 2026-01-19), in the order in which they look.
 */
class CreateTableRefusalsTest {
  private static final String ONE = " PROPERTIES('replication_num'='1'";

  @TempDir static Path home;
  private static TestFe fe;

  @BeforeAll
  static void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  /** Columns, keys, refusal. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          k INT, d DECIMAL(10, 11)  |  | precision should not smaller than scale, but precision is 10 [, scale is 11]
          k INT, d DECIMAL(0)       |  | precision should in (0, 76], but real precision is 0
          k INT, a ALL              |  | Disable to create table with `ALL` type columns
          k INT, a ARRAY<ALL>       |  | Disable to create table with `ALL` type columns
          k INT, d DECIMALV2(9, 2)  |  | Disable to create table with `DECIMAL` type columns,please use `DECIMALV3`.
          k INT, d DATEV1           |  | Disable to create table with `DATE` type columns, please use `DATEV2`.
          k INT, d DATETIMEV1       |  | minidoris has no type datetimev1. HINT: use DATETIME
          k INT, d DATETIME(7)      |  | Scale of Datetime/Time must between 0 and 6. Scale was set to: 7
          k INT, d DATETIME DEFAULT CURRENT_TIMESTAMP(7) |  | column's default value current_timestamp precision must be between 0 and 6
          k BIGINT NOT NULL AUTO_INCREMENT(-1) |  | AUTO_INCREMENT start value can not be negative.
          k INT, __doris_x INT      |  | Disable to create table column with name start with __DORIS_: __DORIS_X
          k INT, `a.b` VARIANT      |  | Disable to create table of `VARIANT` type column named with a `.` character: A.B
          k INT, K INT              |  | Duplicate column name 'K'
          k INT SUM                 |  | The olap table first column could not be float, double, string or array, struct, map, please use decimal or varchar instead.
          k DOUBLE                  |  | The olap table first column could not be float, double, string or array, struct, map, please use decimal or varchar instead.
          k JSON                    |  | The olap table first column could not be float, double, string or array, struct, map, please use decimal or varchar instead.
          k INT, v INT              | UNIQUE KEY(k, v, w)    | The number of key columns should be less than the number of columns.
          k INT, v INT              | UNIQUE KEY(w)          | Key column[w] doesn't exist.
          k INT, v INT              | UNIQUE KEY(v)          | Key columns should be a ordered prefix of the schema. KeyColumns[0] (starts from zero) is v, but corresponding column is k in the previous columns declaration.
          k INT SUM, v INT          | AGGREGATE KEY(k)       | Key column[k] should not specify aggregate type.
          k INT, v INT              | AGGREGATE KEY(k)       | AGG_KEYS table should specify aggregate type for non-key column[v]
          k INT, v INT SUM          | DUPLICATE KEY(k)       | DUP_KEYS table should not specify aggregate type for non-key column[v]
          k INT, v INT REPLACE      | UNIQUE KEY(k)          | UNIQUE_KEYS table should not specify aggregate type for non-key column[v]
          k FLOAT, v INT            | DUPLICATE KEY(k)       | Float or double can not used as a key, use decimal instead.
          k DOUBLE, v INT           | DUPLICATE KEY(k)       | Float or double can not used as a key, use decimal instead.
          k TEXT, v INT             | DUPLICATE KEY(k)       | String Type should not be used in key column[k]
          k ARRAY<INT>, v INT       | DUPLICATE KEY(k)       | Array can only be used in the non-key column of the duplicate table at present.
          k MAP<INT,INT>, v INT     | DUPLICATE KEY(k)       | Map can only be used in the non-key column of the duplicate table at present.
          k STRUCT<a:INT>, v INT    | DUPLICATE KEY(k)       | Struct can only be used in the non-key column of the duplicate table at present.
          k JSON, v INT             | DUPLICATE KEY(k)       | JsonType type should not be used in key column[k].
          k VARIANT, v INT          | DUPLICATE KEY(k)       | Variant type should not be used in key column[k].
          k HLL, v INT              | DUPLICATE KEY(k)       | Key column can not set complex type:k
          k BITMAP, v INT           | DUPLICATE KEY(k)       | Key column can not set complex type:k
          k INT, h HLL NULL         | DUPLICATE KEY(k)       | complex type column must be not nullable, column:h
          k INT, h HLL HLL_UNION NULL | AGGREGATE KEY(k)     | complex type column must be not nullable, column:h
          k INT, v INT KEY          | DUPLICATE KEY(k)       | Key column v can not set aggregation type
          k INT, v VARCHAR(10) SUM  | AGGREGATE KEY(k)       | Aggregate type SUM is not compatible with primitive type VARCHAR(10)
          k INT, v BOOLEAN MAX      | AGGREGATE KEY(k)       | Aggregate type MAX is not compatible with primitive type BOOLEAN
          k INT, v DATETIME(3) SUM  | AGGREGATE KEY(k)       | Aggregate type SUM is not compatible with primitive type DATETIMEV2(3)
          k INT, v INT HLL_UNION    | AGGREGATE KEY(k)       | Aggregate type HLL_UNION is not compatible with primitive type INT
          k INT, v ARRAY<INT> MIN   | AGGREGATE KEY(k)       | Aggregate type MIN is not compatible with primitive type ARRAY<INT>
          k INT, v INT REPLACE_IF_NOT_NULL NOT NULL | AGGREGATE KEY(k) | REPLACE_IF_NOT_NULL column must be nullable, maybe should use REPLACE, column:v
          k INT, v TIME             |  | Time type is not supported for olap table
          k INT, v CHAR(256)        |  | CHAR size must be <= 255: 256
          k INT, v VARCHAR(65534)   |  | VARCHAR size must be <= 65533: 65534
          k INT, v DECIMAL(40, 2)   |  | Column of type Decimal256 with precision 40 in not supported.
          k INT, v ARRAY<JSON>      |  | ARRAY unsupported sub-type: json
          k INT, v MAP<INT,BITMAP>  |  | MAP unsupported sub-type: bitmap
          k INT, v STRUCT<a:VARIANT> |  | STRUCT unsupported sub-type: variant
          k INT, v ARRAY<CHAR(300)> |  | CHAR size must be <= 255: 300
          k INT, v STRUCT<a:INT,a:INT> |  | Duplicate field name a in struct struct<a:int,a:int>
          k INT, v INT DEFAULT 'x'  |  | Invalid number format: x
          k INT, v TINYINT DEFAULT '300' |  | Number out of range[300]. type: tinyint
          k INT, v LARGEINT DEFAULT 'x'  |  | Invalid integer literal: x
          k INT, v LARGEINT DEFAULT '170141183460469231731687303715884105728' |  | Large int literal is out of range: 170141183460469231731687303715884105728
          k INT, v FLOAT DEFAULT '1.1'   |  | Default value will loose precision: 1.1
          k INT, v DOUBLE DEFAULT 'x'    |  | Invalid floating-point literal: x
          k INT, v DECIMAL(3, 1) DEFAULT '1.25' |  | Invalid precision and scale - expect (3, 1), but (3, 2)
          k INT, v DECIMAL(3, 1) DEFAULT 'x'    |  | Invalid floating-point literal: x
          k INT, v VARCHAR(2) DEFAULT 'abc'     |  | Default value is too long: abc
          k INT, v BOOLEAN DEFAULT 'x'          |  | Invalid BOOLEAN literal: x
          k INT, v INT DEFAULT CURRENT_TIMESTAMP  |  | Types other than DATETIME and DATETIMEV2 cannot use current_timestamp as the default value
          k INT, v DATE DEFAULT CURRENT_TIMESTAMP |  | Types other than DATETIME and DATETIMEV2 cannot use current_timestamp as the default value
          k INT, v DATETIME DEFAULT CURRENT_DATE  |  | Types other than DATE and DATEV2 cannot use current_date as the default value
          k INT, v INT DEFAULT PI   |  | Types other than DOUBLE cannot use pi as the default value
          k INT, v FLOAT DEFAULT E  |  | Types other than DOUBLE cannot use e as the default value
          k INT, v DATETIME(3) DEFAULT CURRENT_TIMESTAMP(6) |  | default value precision: CURRENT_TIMESTAMP(6) can not be greater than type precision: datetimev2(3)
          k INT, v INT NOT NULL DEFAULT NULL |  | Can not set null default value to non nullable column: v
          k INT, v HLL NOT NULL DEFAULT '1'  |  | Hll type column can not set default value
          k INT, v BITMAP NOT NULL DEFAULT '1' |  | Bitmap type column default value only support BITMAP_EMPTY
          k INT, v ARRAY<INT> DEFAULT '[1]'  |  | Array type column default value only support null or []
          k INT, v MAP<INT,INT> DEFAULT '{}' |  | Map type column default value just support null
          k INT, v STRUCT<a:INT> DEFAULT '{}' |  | Struct type column default value just support null
          k INT, v JSON DEFAULT '1'          |  | Json or Variant type column default value just support null
          k INT, v INT AS (k) DEFAULT '1'    |  | Generated columns cannot have default value.
          k INT, v INT SUM AS (k)            | AGGREGATE KEY(k) | The generated columns can be key columns, or value columns of replace and replace_if_not_null aggregation type.
          k INT, v INT AS (w)                |  | Unknown column 'w' in 'generated column function'
          k BIGINT AUTO_INCREMENT            |  | the auto increment column should be NOT NULL.
          k BIGINT NOT NULL AUTO_INCREMENT DEFAULT '1' |  | the auto increment column can't have default value.
          k INT NOT NULL AUTO_INCREMENT      |  | the auto increment must be BIGINT type.
          k BIGINT NOT NULL AUTO_INCREMENT, v BIGINT NOT NULL AUTO_INCREMENT |  | there can be at most one auto increment column in OlapTable.
          k BIGINT NOT NULL AUTO_INCREMENT, v INT SUM | AGGREGATE KEY(k) | the auto increment is only supported in duplicate table and unique table.
          """)
  void columns(String columns, String keys, String refusal) {
    refuses(
        "CREATE TABLE t (%s) %s DISTRIBUTED BY %s BUCKETS 1%s)"
            .formatted(
                columns,
                keys == null ? "" : keys,
                isHashed(columns, keys) ? "HASH(k)" : "RANDOM",
                ONE),
        refusal);
  }

  /** Where RANDOM itself would be refused. */
  private static boolean isHashed(String columns, String keys) {
    return keys != null && (keys.startsWith("UNIQUE") || columns.contains("REPLACE"));
  }

  /** What follows the columns {@code k INT NOT NULL, n INT, v INT}, refusal. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          DISTRIBUTED BY HASH(k) BUCKETS 0   | Number of hash distribution should be greater than zero.
          DISTRIBUTED BY RANDOM BUCKETS 0    | Number of random distribution should be greater than zero.
          DISTRIBUTED BY HASH(k, k)          | Duplicate key in distribution desc is not allowed
          DISTRIBUTED BY HASH(w)             | Distribution column(w) doesn't exist
          UNIQUE KEY(k) DISTRIBUTED BY HASH(v) | Distribution column[v] is not key column
          UNIQUE KEY(k) DISTRIBUTED BY RANDOM  | Create unique keys table should not contain random distribution desc
          UNIQUE KEY(k)                        | Create unique keys table should not contain random distribution desc
          DISTRIBUTED BY HASH(k) ROLLUP (r (v, v)) | rollup has duplicate column name v
          PARTITION BY RANGE(w) ()           | partition key w is not exists
          PARTITION BY RANGE(k, k) ()        | Duplicated partition column k
          UNIQUE KEY(k) PARTITION BY RANGE(v) () | Merge-on-Write table's partition column must be KEY column
          PARTITION BY RANGE(k) (PARTITION p VALUES IN (1))        | partitions types is invalid, expected FIXED or LESS in range partitions and IN in list partitions
          PARTITION BY LIST(k) (PARTITION p VALUES LESS THAN (1))  | partitions types is invalid, expected FIXED or LESS in range partitions and IN in list partitions
          PARTITION BY RANGE(k) (FROM (1) TO (3) INTERVAL 1, PARTITION p VALUES LESS THAN (9)) | partitions types is invalid, expected FIXED or LESS in range partitions and IN in list partitions
          PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN (1), PARTITION p VALUES LESS THAN (2)) | Duplicated named partition: p
          PARTITION BY RANGE(k) (FROM (1) TO (MAXVALUE) INTERVAL 1)  | MAXVALUE cannot be used in step partition
          PARTITION BY RANGE(k) (PARTITION _p VALUES LESS THAN (1))  | Incorrect partition name
          PARTITION BY LIST(k) (PARTITION placeholder_p VALUES IN (1)) | Incorrect partition name
          PARTITION BY LIST(k) (PARTITION p VALUES IN (1, NULL))     | Can't have null partition is for NOT NULL partition column in partition expr's index 0
          PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN (5), PARTITION q VALUES [(1), (3))) | Range [types: [INT]; keys: [1]; ..types: [INT]; keys: [3]; ) is intersected with range: [types: [INT]; keys: [-2147483648]; ..types: [INT]; keys: [5]; )
          """)
  void tables(String rest, String refusal) {
    refuses("CREATE TABLE t (k INT NOT NULL, n INT, v INT) " + rest + ONE + ")", refusal);
  }

  /** Column, index, data model, refusal. */
  @ParameterizedTest(name = "{0} {1}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          v INT      | INDEX i (v, k)             | DUPLICATE | INVERTED index can only apply to a single column.
          v INT      | INDEX i (w)                | DUPLICATE | Column does not exist in table. invalid column: w
          v JSON     | INDEX i (v)                | DUPLICATE | JSON is not supported in INVERTED index. invalid index: i
          v MAP<INT,INT> | INDEX i (v)            | DUPLICATE | MAP<INT,INT> is not supported in INVERTED index. invalid index: i
          v INT      | INDEX i (v) USING NGRAM_BF | DUPLICATE | INT is not supported in ngram_bf index. invalid column: v
          v INT SUM  | INDEX i (v)                | AGGREGATE | index should only be used in columns of DUP_KEYS/UNIQUE_KEYS table or key columns of AGG_KEYS table. invalid index: i
          v INT      | INDEX i (v), INDEX I (k)   | DUPLICATE | index name must be unique.
          """)
  void indexes(String column, String index, String keys, String refusal) {
    refuses(
        "CREATE TABLE t (k INT, %s, %s) %s KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1%s)"
            .formatted(column, index, keys, ONE),
        refusal);
  }

  /** partition_p0/auto_partition/test_auto_partition_behavior */
  @Test
  void automaticBucketsAndAutomaticListPartitionsDoNotGoTogether() {
    String create =
        "CREATE TABLE ap (d DATETIME NOT NULL, k VARCHAR NOT NULL) AUTO PARTITION BY %s ()"
            + " DISTRIBUTED BY HASH(d) BUCKETS AUTO PROPERTIES('replication_num'='1')";
    assertThat(fe.error(create.formatted("LIST (d)")))
        .isEqualTo("errCode = 2, detailMessage = Cannot use auto bucket with auto list partition");
    fe.sql(create.formatted("RANGE (date_trunc(d, 'day'))"));
  }

  @Test
  void properties() {
    property("DUPLICATE", "enable_unique_key_merge_on_write", "true")
        .isEqualTo(said("enable_unique_key_merge_on_write property only support unique key table"));
    property("DUPLICATE", "function_column.sequence_type", "int")
        .isEqualTo(said("sequence column only support UNIQUE_KEYS"));
    property("DUPLICATE", "function_column.sequence_col", "v")
        .isEqualTo(said("sequence column only support UNIQUE_KEYS"));
    property("UNIQUE", "function_column.sequence_col", "w")
        .isEqualTo(said("The specified sequence column[w] not exists"));
    property("UNIQUE", "function_column.sequence_col", "t")
        .isEqualTo(said("Sequence type only support integer types and date types"));
    property("UNIQUE", "function_column.sequence_type", "varchar(5)")
        .isEqualTo(said("sequence type only support integer types and date types"));
    property("UNIQUE", "function_column.sequence_type", "int','function_column.sequence_col'='v")
        .isEqualTo(said("The sequence_col and sequence_type cannot be set at the same time"));
  }

  private static org.assertj.core.api.AbstractStringAssert<?> property(
      String model, String key, String value) {
    return assertThat(
        fe.error(
            "CREATE TABLE t (k INT, v INT, t TEXT) %s KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1%s,'%s'='%s')"
                .formatted(model, ONE, key, value)));
  }

  /** Keys come before partitions, those before buckets, those before columns, the table last. */
  @Test
  void looksInTheOrderOfDoris() {
    fe.sql("CREATE TABLE there (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1" + ONE + ")");
    String all =
        "CREATE TABLE there (k FLOAT, n INT DEFAULT 'x' %s) DUPLICATE KEY(%s)"
            + " PARTITION BY RANGE(%s) () DISTRIBUTED BY HASH(%s) BUCKETS 1";
    refuses(all.formatted(", n INT", "w", "w", "w"), "Duplicate column name 'n'");
    refuses(all.formatted("", "w", "w", "w"), "Key column[w] doesn't exist.");
    refuses(all.formatted("", "k", "w", "w"), "partition key w is not exists");
    refuses(all.formatted("", "k", "n", "w"), "Distribution column(w) doesn't exist");
    refuses(
        all.formatted("", "k", "n", "n"),
        "Float or double can not used as a key, use decimal instead.");
    refuses(
        "CREATE TABLE IF NOT EXISTS there (k INT, n INT DEFAULT 'x') DISTRIBUTED BY HASH(k)",
        "Invalid number format: x");
    refuses("CREATE TABLE there (k INT) DISTRIBUTED BY HASH(k)", "Table 'there' already exists");
  }

  /** No DISTRIBUTED BY means RANDOM with automatic buckets. */
  @Test
  void takesTablesThatSayNothingOfBuckets() {
    fe.sql("CREATE TABLE plain (k INT, b BITMAP, a ARRAY<INT> DEFAULT '[]')" + ONE + ")");
    OlapTable table = fe.table("db1", "plain");
    assertThat(table.distribution.isRandom()).isTrue();
    assertThat(table.distribution.autoBucket()).isTrue();
    assertThat(table.baseIndex().columns).extracting(Column::nullable).contains(false);
  }

  private static void refuses(String sql, String refusal) {
    assertThat(fe.error(sql)).describedAs(sql).isEqualTo(said(refusal));
  }

  private static String said(String refusal) {
    return "errCode = 2, detailMessage = " + refusal;
  }
}
