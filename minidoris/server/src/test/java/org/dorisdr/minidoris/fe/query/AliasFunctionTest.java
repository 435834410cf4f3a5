package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasFunctionTest {
  @TempDir Path home;

  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (id INT, v STRING) UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO t VALUES (1234567, 'x'), (89, 'y')");
    c.sql(
        "CREATE ALIAS FUNCTION mask(INT) WITH PARAMETER(id) AS"
            + " CONCAT(LEFT(id, 3), '****', RIGHT(id, 4));");
  }

  @AfterEach
  void stop() {
    c.close();
  }

  @Test
  void standsForItsExpression() {
    assertThat(c.sql("SELECT mask(id + 1) FROM t WHERE v = 'x'")).containsExactly("123****4568");
    assertThat(c.sql("SELECT MASK(1234567)")).containsExactly("123****4567");
    assertThat(c.sql("SELECT id FROM t WHERE db.mask(id) LIKE '89%'")).containsExactly("89");
    c.sql("CREATE ALIAS FUNCTION twice(INT) WITH PARAMETER(n) AS concat(mask(n), '/', mask(n))");
    assertThat(c.sql("SELECT twice(id) FROM t WHERE v = 'x'"))
        .containsExactly("123****4567/123****4567");
    c.sql("INSERT INTO t SELECT 5, mask(id) FROM t WHERE v = 'x'");
    c.sql("UPDATE t SET v = mask(1111111) WHERE id = 89 AND mask(id) = '89****89'");
    assertThat(c.sql("SELECT v FROM t WHERE id < 1000 ORDER BY v"))
        .containsExactly("111****1111", "123****4567");
  }

  @Test
  void ofAnotherDatabaseAndGlobalOnes() {
    c.sql("CREATE DATABASE other");
    c.sql("CREATE GLOBAL ALIAS FUNCTION plus(INT, INT) WITH PARAMETER(a, b) AS abs(a + b)");
    c.session.use("other");
    assertThat(c.error("SELECT mask(1)"))
        .contains("minidoris does not have Doris's function 'mask'");
    assertThat(c.error("SELECT other.mask(1)")).contains("Can not found function 'other.mask'");
    assertThat(c.sql("SELECT db.mask(1), plus(2, 3)")).containsExactly("1****1|5");
    assertThat(c.error("SELECT plus(1)"))
        .contains("Can not found function 'plus' which has 1 arity")
        .contains("plus(int, int)");
    assertThat(c.sql("SHOW GLOBAL FUNCTIONS")).containsExactly("plus");
    assertThat(c.sql("SHOW FUNCTIONS")).isEmpty();
  }

  @Test
  void viewsNameTheDatabase() {
    c.sql("CREATE VIEW w AS (SELECT mask(id) AS c1, abs(id) FROM t)");
    assertThat(c.sql("SHOW CREATE VIEW w").get(0))
        .contains("`db`.`mask`(`internal`.`db`.`t`.`id`)");
    c.sql("CREATE VIEW w2 AS SELECT db.mask(id) AS m FROM t");
    assertThat(c.sql("SHOW CREATE VIEW w2").get(0)).contains("`db`.`mask`(`internal`.");
    c.sql("CREATE DATABASE other");
    c.session.use("other");
    assertThat(c.sql("SELECT c1 FROM db.w WHERE c1 LIKE '123%'")).containsExactly("123****4567");
    assertThat(c.error("CREATE VIEW v AS SELECT other.mask(id) AS m FROM db.t"))
        .contains("Can not found function 'other.mask'");
    c.sql("DROP FUNCTION db.mask(INT)");
    assertThat(c.error("SELECT c1 FROM db.w")).contains("Can not found function 'db.mask'");
  }

  @Test
  void isShownAndDropped() {
    assertThat(c.sql("SHOW FULL FUNCTIONS LIKE 'ma%'"))
        .containsExactly(
            "mask(int)|VARCHAR|Alias|NULL|{\"parameter\":\"id\",\"origin_function\":"
                + "\"CONCAT(LEFT(id, 3), `****`, RIGHT(id, 4))\"}");
    assertThat(c.sql("SHOW CREATE FUNCTION mask(INT)"))
        .containsExactly(
            "mask(int)|CREATE ALIAS FUNCTION mask(int) WITH PARAMETER(id) AS"
                + " CONCAT(LEFT(id, 3), '****', RIGHT(id, 4));");
    assertThat(c.error("DROP FUNCTION mask(BIGINT)"))
        .contains("function does not exist: db.mask(bigint)");
    assertThat(c.error("DROP FUNCTION task(INT)")).contains("function name does not exist: task");
    c.sql("DROP FUNCTION IF EXISTS task(INT)");
    c.sql("DROP FUNCTION mask(INT)");
    assertThat(c.sql("SHOW FUNCTIONS FROM db")).isEmpty();
    assertThat(c.error("SELECT mask(id) FROM t"))
        .contains("minidoris does not have Doris's function 'mask'");
  }

  @Test
  void isCheckedWhenItIsMade() {
    assertThat(c.error("CREATE ALIAS FUNCTION mask(INT) WITH PARAMETER(x) AS abs(x)"))
        .contains("function already exists");
    c.sql("CREATE ALIAS FUNCTION IF NOT EXISTS mask(INT) WITH PARAMETER(x) AS abs(x)");
    assertThat(c.error("CREATE ALIAS FUNCTION f(INT, INT) WITH PARAMETER(x) AS abs(x)"))
        .contains("Alias function [f] args number is not equal to parameters number");
    assertThat(c.error("CREATE ALIAS FUNCTION f(INT) WITH PARAMETER(y) AS abs(x)"))
        .contains("do not contain parameter [y]");
    assertThat(c.error("CREATE ALIAS FUNCTION f(INT) WITH PARAMETER(x) AS abs(x) + y"))
        .contains("param y's datatype is missed");
    assertThat(
            c.error(
                "CREATE FUNCTION j(INT) RETURNS INT PROPERTIES ('file'='file:///x.jar',"
                    + " 'symbol'='a.B', 'type'='JAVA_UDF')"))
        .contains("no functions in other languages than SQL: j")
        .contains("HINT: CREATE ALIAS FUNCTION");
  }

  @Test
  void goesWithItsDatabaseAndComesBackWithIt() {
    c.sql("DROP DATABASE db");
    assertThat(c.error("SELECT db.mask(1)")).contains("Can not found function 'db.mask'");
    c.sql("RECOVER DATABASE db");
    assertThat(c.sql("SELECT db.mask(1)")).containsExactly("1****1");
  }
}
