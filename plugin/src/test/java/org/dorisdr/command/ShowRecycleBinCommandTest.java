package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** SHOW and PURGE RECYCLE BIN. */
class ShowRecycleBinCommandTest extends RecycleBinScene {
  /** Doris keeps only so many of a name, the others for ten minutes. */
  @Test
  void tellsOfWhatIsErasedBeforeTheRetentionIsOver() throws Exception {
    setting("max_same_name_catalog_trash_num", "1");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().stream().map(row -> row.get(8)))
        .containsExactly("2026-01-01 10:10:00", "2026-01-01 13:00:00");
    setting("max_same_name_catalog_trash_num", "-1");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().get(0).get(8))
        .isEqualTo("2026-01-01 11:00:00");
    setting("catalog_trash_expire_second", "60");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().get(0).get(8))
        .isEqualTo("2026-01-01 10:10:00");
    setting("catalog_trash_ignore_min_erase_latency", "true");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().get(0).get(8))
        .isEqualTo("2026-01-01 10:01:00");
  }

  @Test
  void showsTheStatementThatTakesAnObjectBackOrWhyItCannot() throws Exception {
    List<List<String>> rows = run("SHOW RECYCLE BIN").rows();
    assertThat(rows).hasSize(7);
    assertThat(rows.get(2))
        .containsExactly(
            "Table",
            "t",
            "d",
            "t",
            "10",
            "102",
            null,
            "2026-01-01 12:00:00",
            "2026-01-01 13:00:00",
            "2.000 KB",
            "RECOVER TABLE `d`.`t` 102",
            null);
    assertThat(rows.get(3)).contains("dropped with FORCE");
    assertThat(rows.get(4)).contains("comes back with its database: recover that");
    assertThat(rows.get(6)).contains("RECOVER PARTITION `p1` 1001 FROM `d`.`live`");
  }

  @Test
  void showsOnlyWhatTheUserMaySee() throws Exception {
    host.granted.clear();
    assertThat(run("SHOW RECYCLE BIN").rows()).isEmpty();
    host.granted.add("SELECT d.t");
    assertThat(run("SHOW RECYCLE BIN FROM d LIKE '%'").rows()).hasSize(2);
  }

  @Test
  void refusesADatabaseThatNobodyKnowsButToWhoMayKnowThemOnly() throws Exception {
    answer("SHOW DATABASES", "Database", "d", "empty", "shop");
    assertThat(run("SHOW RECYCLE BIN FROM empty").rows()).isEmpty();
    assertThat(run("SHOW RECYCLE BIN FROM gone LIKE 'x'").rows()).isEmpty();
    assertThatThrownBy(() -> run("SHOW RECYCLE BIN FROM shpo"))
        .hasMessage(
            "Unknown database 'shpo'. HINT: did you mean 'shop'? SHOW RECYCLE BIN without FROM lists all that was dropped");
    assertThatThrownBy(() -> run("SHOW RECYCLE BIN FROM nothing_like_it"))
        .hasMessageEndingWith("HINT: SHOW RECYCLE BIN without FROM lists all that was dropped");
    host.granted.clear();
    assertThat(run("SHOW RECYCLE BIN FROM shpo").rows()).isEmpty();
    host.granted.add("LOAD shpo");
    assertThatThrownBy(() -> run("SHOW RECYCLE BIN FROM shpo")).hasMessageNotContaining("'shop'");
  }

  @Test
  void purgesOnlyForAdministrators() throws Exception {
    host.answers.put("DROP CATALOG RECYCLE BIN WHERE 'TableId' = 101", OK);
    run("PURGE RECYCLE BIN TABLE 101");
    assertThat(host.ran).containsExactly("DROP CATALOG RECYCLE BIN WHERE 'TableId' = 101");
    host.granted.clear();
    assertThatThrownBy(() -> run("PURGE RECYCLE BIN ALL")).hasMessageContaining("(ADMIN)");
  }
}
