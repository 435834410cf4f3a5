package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What ALTER TABLE refuses about columns, in the words of Doris's {@code AddColumnOp}, {@code
 * DropColumnOp}, {@code ModifyColumnOp}, {@code ReorderColumnsOp}, {@code RenameColumnOp}, {@code
 * Column.checkSchemaChangeAllowed}, {@code ColumnType} and {@code SchemaChangeHandler} (master of
 * 2026-01-19). All clauses are looked at before the first one is applied.
 */
class AlterColumnsRefusalsTest {
  @TempDir static Path home;
  private static TestFe fe;

  @BeforeAll
  static void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
    String end = " DISTRIBUTED BY HASH(k) BUCKETS 1";
    String one = " PROPERTIES('replication_num'='1'";
    fe.sql(
        "CREATE TABLE d (k INT, k2 INT, v INT, w INT DEFAULT '5', t VARCHAR(10), m DECIMAL(9, 2),"
            + " c DATE, f FLOAT, s STRUCT<a:INT,b:VARCHAR(5)>, a ARRAY<INT>, n INT NOT NULL,"
            + " x TEXT, g INT AS (v + 1)) DUPLICATE KEY(k, k2)"
            + end
            + " ROLLUP (r (v, k))"
            + one
            + ")");
    fe.sql(
        "CREATE TABLE g (k INT, k2 INT, v INT SUM, p INT REPLACE) AGGREGATE KEY(k, k2)"
            + end
            + " ROLLUP (r (k2, k, p), q (k2, k, v))"
            + one
            + ")");
    fe.sql("CREATE TABLE z (k INT, v INT SUM) AGGREGATE KEY(k) DISTRIBUTED BY RANDOM" + one + ")");
    fe.sql(
        "CREATE TABLE u (k INT, k2 INT, v INT, at INT) UNIQUE KEY(k, k2)"
            + end
            + one
            + ",'function_column.sequence_col'='at')");
    fe.sql(
        "CREATE TABLE p (k INT, q INT, v INT) DUPLICATE KEY(k, q) PARTITION BY RANGE(q) ()"
            + end
            + one
            + ")");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          d ADD COLUMN y INT NOT NULL                     | Field 'y' doesn't have a default value
          d ADD COLUMN y INT DEFAULT 'x'                  | Invalid number format: x
          d ADD COLUMN y FLOAT KEY                        | Float or double can not used as a key, use decimal instead.
          d ADD COLUMN y INT FIRST                        | Can't add value column y as First column
          d ADD COLUMN y INT AFTER k                      | can't add value column y before key column k2
          d ADD COLUMN y INT KEY AFTER v                  | can't add key column y after value column v
          d ADD COLUMN v INT AFTER k2                     | column v already exists in table d
          d ADD COLUMN v INT                              | Can not add column which already exists in base table: v
          d ADD COLUMN y INT AFTER nosuch                 | Column[nosuch] does not found
          d ADD COLUMN y BIGINT NOT NULL AUTO_INCREMENT DEFAULT '1' | Can not add auto-increment column y
          d ADD COLUMN y INT AS (v + 1)                   | Not supporting alter table add generated columns.
          d ADD COLUMN y HLL                              | HLL type column can only be in Aggregation data model table: y
          d ADD COLUMN y INT TO nosuch                    | Index[nosuch] does not exist in table[d]
          d ADD COLUMN y INT TO d                         | Do not need to assign base index[d] to do schema change
          d ADD COLUMN (y INT, y2 INT KEY)                | Cannot add key column y2 after value column
          d ADD COLUMN y INT, ADD COLUMN y BIGINT         | Repeatedly add same column with different definition: y
          u ADD COLUMN y INT SUM                          | Can not assign aggregation method on column in Unique data model table: y
          g ADD COLUMN y INT SUM DEFAULT '1'              | The default value of 'y' with SUM aggregation function must be zero
          g ADD COLUMN y VARCHAR(5) SUM                   | Aggregate type SUM is not compatible with primitive type VARCHAR(5)
          g ADD COLUMN y INT KEY SUM                      | Key column y can not set aggregation type
          z ADD COLUMN y INT REPLACE                      | Can not add value column with aggregation type REPLACE for olap table with random distribution : y
          d DROP COLUMN nosuch                            | Column does not exists: nosuch
          d DROP COLUMN __DORIS_X                         | Do not support drop hidden column
          d DROP COLUMN k                                 | Can not drop partition or distribution column : k
          p DROP COLUMN q                                 | Can not drop partition or distribution column : q
          u DROP COLUMN k2                                | Can not drop key column k2 in unique data model table
          u DROP COLUMN at                                | Can not drop sequence mapping column[at] in Unique data model table[u]
          g DROP COLUMN k2                                | Can not drop key column k2 in aggregation key table having REPLACE or REPLACE_IF_NOT_NULL column
          g DROP COLUMN k FROM r                          | Can not drop key column k when rollup has value column with REPLACE aggregation method
          d DROP COLUMN v                                 | Column 'v' has a generated column dependency on :[g]
          g DROP COLUMN v                                 | Can not drop column contained by mv, mv=q
          d DROP COLUMN w FROM r                          | Column does not exists: w
          d MODIFY COLUMN nosuch INT                      | Column[nosuch] does not exists
          d MODIFY COLUMN v INT FROM r                    | Cannot modify column in rollup r
          d MODIFY COLUMN v INT FIRST                     | Can't add value column v as First column
          d MODIFY COLUMN v INT AFTER v                   | Can not modify column position after itself
          d MODIFY COLUMN v INT AFTER nosuch              | Column[nosuch] does not exist
          d MODIFY COLUMN k2 INT AFTER v                  | Can not modify key column k2 after value column
          d MODIFY COLUMN v INT KEY AFTER k               | Can not modify key column k2 after value column
          d MODIFY COLUMN v INT AFTER k                   | Can not modify key column k2 after value column
          d MODIFY COLUMN v SMALLINT                      | Can not change INT to SMALLINT
          d MODIFY COLUMN v DECIMAL(38,0)                 | Can not change INT to DECIMAL128
          d MODIFY COLUMN v JSON                          | Can not change INT to JSON
          d MODIFY COLUMN c TEXT                          | Can not change DATEV2 to STRING
          d MODIFY COLUMN x VARCHAR(20)                   | Can not change STRING to VARCHAR
          d MODIFY COLUMN m INT                           | Can not change DECIMAL32 to INT
          d MODIFY COLUMN v VARCHAR(5)                    | Can not change from wider type int to narrower type varchar(5)
          d MODIFY COLUMN m VARCHAR(10)                   | Can not change from wider type decimalv3(9,2) to narrower type varchar(10)
          d MODIFY COLUMN t VARCHAR(5)                    | Shorten type length is prohibited, srcType=varchar(10), dstType=varchar(5)
          d MODIFY COLUMN v INT NOT NULL                  | Can not change from nullable to non-nullable
          d MODIFY COLUMN w BIGINT                        | Can not change default value
          d MODIFY COLUMN w BIGINT DEFAULT '6'            | Can not change default value
          d MODIFY COLUMN v BIGINT DEFAULT '6'            | Can not change default value
          d MODIFY COLUMN v BIGINT SUM                    | Can not change aggregation type
          g MODIFY COLUMN v INT MAX                       | Can not change aggregation type
          d MODIFY COLUMN s STRUCT<a:INT>                 | Cannot reduce struct fields from struct<a:int,b:varchar(5)> to struct<a:int>
          d MODIFY COLUMN s STRUCT<a:INT,c:VARCHAR(5)>    | Cannot rename struct field from 'b' to 'c'
          d MODIFY COLUMN s STRUCT<a:BIGINT,b:VARCHAR(5)> | Cannot change int to bigint in nested types
          d MODIFY COLUMN s STRUCT<a:INT,b:VARCHAR(3)>    | Shorten type length is prohibited, srcType=varchar(5), dstType=varchar(3)
          d MODIFY COLUMN a ARRAY<BIGINT>                 | Cannot change int to bigint in nested types
          d MODIFY COLUMN g INT                           | Not supporting alter table modify generated columns.
          d MODIFY COLUMN v INT                           | Nothing is changed. please check your alter stmt.
          d MODIFY COLUMN k BIGINT                        | Can not modify distribution column[k]. index[d]
          p MODIFY COLUMN q BIGINT                        | Can not modify partition column[q]. index[p]
          u MODIFY COLUMN at BIGINT                       | Can not alter sequence column[at]
          u MODIFY COLUMN v INT SUM                       | Can not change aggregation type
          d ORDER BY (v, k, k2)                           | Cannot add key column k after value column
          d ORDER BY (k, k2)                              | Reorder stmt should contains all columns
          d ORDER BY (k, nosuch)                          | Column[nosuch] not exists
          d ORDER BY (k, k)                               | Reduplicative column[k]
          p ORDER BY (k, q, v)                            | Nothing is changed. please check your alter stmt.
          d RENAME COLUMN v v                             | Same column name
          d RENAME COLUMN nosuch x2                       | Column[nosuch] does not exists
          d RENAME COLUMN w t                             | Column name[t] is already used
          d RENAME COLUMN w __doris_x                     | Incorrect column name __doris_x, column name can't start with '__DORIS_'
          u RENAME COLUMN __DORIS_DELETE_SIGN__ x2        | Do not support rename hidden column
          """)
  void refuses(String alter, String refusal) {
    assertThat(fe.error("ALTER TABLE " + alter))
        .isEqualTo("errCode = 2, detailMessage = " + refusal);
  }

  @Test
  void looksAtAllClausesFirst() {
    refuses(
        "d ADD COLUMN v INT, DROP COLUMN k", "Can not drop partition or distribution column : k");
  }

  /** A key stays one, said or not. */
  @Test
  void keepsKeysKeys() {
    fe.sql(
        "CREATE TABLE `keys` (k INT, k2 INT, v INT) DUPLICATE KEY(k, k2) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 PROPERTIES('replication_num'='1')");
    fe.sql("ALTER TABLE `keys` MODIFY COLUMN k2 BIGINT");
    await().until(() -> fe.table("db1", "keys").state.equals("NORMAL"));
    Column changed = fe.table("db1", "keys").baseIndex().columns.get(1);
    assertThat(changed.type()).isEqualTo("bigint");
    assertThat(changed.key()).isTrue();
  }
}
