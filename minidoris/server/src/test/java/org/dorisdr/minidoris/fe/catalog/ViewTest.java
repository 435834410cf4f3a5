package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    fe.sql(
        "CREATE TABLE t (k INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)");
    fe.sql("CREATE TABLE s (k INT, w DECIMAL(10,2)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private View view(String name) {
    return (View) fe.fe.catalog().database("d").orElseThrow().table(name).orElseThrow();
  }

  @Test
  void writesJoinsSubqueriesAndAliasesWithFullNames() {
    fe.sql(
        "CREATE VIEW v (a, b) AS SELECT x.k, w FROM t x JOIN s ON x.k = s.k"
            + " WHERE v LIKE 'a%' AND s.k IN (SELECT k FROM d.t WHERE t.v = x.v) ORDER BY w");
    assertThat(view("v").definition)
        .isEqualTo(
            "SELECT `internal`.`d`.`x`.`k` AS `a`, `internal`.`d`.`s`.`w` AS `b` FROM"
                + " `internal`.`d`.`t` `x` JOIN `internal`.`d`.`s` ON `internal`.`d`.`x`.`k` ="
                + " `internal`.`d`.`s`.`k` WHERE `internal`.`d`.`x`.`v` LIKE 'a%' AND"
                + " `internal`.`d`.`s`.`k` IN (SELECT k FROM `internal`.`d`.`t` WHERE t.v = x.v)"
                + " ORDER BY `internal`.`d`.`s`.`w`");
    assertThat(view("v").columns).extracting(Column::name).containsExactly("a", "b");
    assertThat(view("v").columns).extracting(Column::type).containsExactly("int", "decimal(10,2)");
  }

  @Test
  void spellsOutTheColumnsThatAStarMeansNow() {
    fe.sql("CREATE VIEW v AS SELECT * FROM t");
    assertThat(view("v").definition)
        .isEqualTo("SELECT `internal`.`d`.`t`.`k`, `internal`.`d`.`t`.`v` FROM `internal`.`d`.`t`");
  }

  @Test
  void leavesOutWhatAStarExceptsAndTakesWhatItReplaces() {
    fe.sql("CREATE VIEW v AS SELECT * EXCEPT(k) FROM t");
    assertThat(view("v").definition)
        .isEqualTo("SELECT `internal`.`d`.`t`.`v` FROM `internal`.`d`.`t`");
    assertThat(view("v").columns).extracting(Column::name).containsExactly("v");
    fe.sql("CREATE VIEW w AS SELECT t.* EXCEPT(v) FROM t");
    assertThat(view("w").columns).extracting(Column::name).containsExactly("k");
  }

  @Test
  void refusesUnknownTablesAndColumns() {
    assertThat(fe.error("CREATE VIEW v AS SELECT k FROM nosuch"))
        .endsWith("Table [nosuch] does not exist in database [d].");
    assertThat(fe.error("CREATE VIEW v AS SELECT zz FROM t"))
        .endsWith("Unknown column 'zz' in 'table list'");
    assertThat(fe.error("CREATE VIEW t AS SELECT k FROM s")).endsWith("Table 't' already exists");
    assertThat(fe.error("CREATE OR REPLACE VIEW IF NOT EXISTS v AS SELECT k FROM s"))
        .endsWith("[OR REPLACE] and [IF NOT EXISTS] cannot used at the same time");
  }

  /** ShowViewCommand of Doris. */
  @Test
  void showsTheViewsThatReadATable() {
    fe.sql("CREATE VIEW joined AS SELECT t.k FROM t JOIN s ON t.k = s.k");
    fe.sql("CREATE VIEW other AS SELECT k FROM s");
    fe.sql("CREATE VIEW nested AS SELECT k FROM joined WHERE k IN (SELECT k FROM other)");
    assertThat(fe.sql("SHOW VIEW FROM t"))
        .extracting(r -> r.get(0))
        .containsExactly("joined", "nested");
    assertThat(fe.sql("SHOW VIEW IN x.s FROM d"))
        .extracting(r -> r.get(0))
        .containsExactly("joined", "other", "nested");
    assertThat(fe.sql("SHOW VIEW FROM t").get(0).get(1)).startsWith("CREATE VIEW `joined`");
    assertThat(fe.error("SHOW VIEW FROM nosuch")).contains("nosuch");
  }
}
