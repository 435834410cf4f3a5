package org.dorisdr.sync.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Views of the source over tables of the target. */
class ViewRewriterTest {

  @Test
  void movesAViewAndTheTablesItReadsToTheOtherDatabase() throws Exception {
    String sql =
        "CREATE VIEW `vw`\n(k)\n AS SELECT `internal`.`db1`.`dup`.`k`, '`internal`.`db1`.' FROM `internal`.`db1`.`dup`"
            + " JOIN `internal`.`other`.`db1`;";
    assertThat(ViewRewriter.createView(sql, "db1", "dst", "vw"))
        .isEqualTo(
            "CREATE VIEW `dst`.`vw`\n(k)\n AS SELECT `internal`.`dst`.`dup`.`k`, '`internal`.`db1`.' FROM `internal`.`dst`.`dup`"
                + " JOIN `internal`.`other`.`db1`");
  }

  @Test
  void movesTheFunctionsOfAUserThatAViewCallsToTheOtherDatabase() throws Exception {
    String sql =
        "CREATE VIEW `vw` AS SELECT `db1`.`mask`(`internal`.`db1`.`dup`.`k`) AS `c`,"
            + " `other`.`db1`(1), `db1`.`k`, '`db1`.`mask`(1)' FROM `internal`.`db1`.`dup` `db1`"
            + " WHERE `db1`.`mask`(1) = 'x'";
    assertThat(ViewRewriter.createView(sql, "db1", "dst", "vw"))
        .isEqualTo(
            "CREATE VIEW `dst`.`vw` AS SELECT `dst`.`mask`(`internal`.`dst`.`dup`.`k`) AS `c`,"
                + " `other`.`db1`(1), `db1`.`k`, '`db1`.`mask`(1)' FROM `internal`.`dst`.`dup` `db1`"
                + " WHERE `dst`.`mask`(1) = 'x'");
  }
}
