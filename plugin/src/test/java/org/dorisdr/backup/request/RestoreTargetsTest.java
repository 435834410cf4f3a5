package org.dorisdr.backup.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;

class RestoreTargetsTest {
  private final MemoryHost host = new MemoryHost();
  private final SnapshotInfo info =
      new SnapshotInfo(
          "l",
          "d",
          1,
          0,
          "ALL",
          Map.of("t", new SnapshotInfo.Table(1, null), "u", new SnapshotInfo.Table(2, null)),
          List.of());

  private String check(String objects, String properties) throws HostException {
    host.answers.put(
        "SHOW FULL TABLES FROM `d`",
        new LocalSql.Result(
            List.of("Tables_in_d", "Table_type"),
            List.of(List.of("t", "BASE TABLE"), List.of("x", "BASE TABLE"))));
    String sql =
        "RESTORE SNAPSHOT d.l FROM r %s PROPERTIES (\"backup_timestamp\" = \"x\"%s)"
            .formatted(objects, properties);
    return new RestoreTargets(host.localSql(), "d", Statements.parse(sql)).check(info);
  }

  @Test
  void whoReplacesATableIsToldWhatHappensMeanwhileAndWhatAvoidsIt() throws HostException {
    assertThat(check("", ""))
        .contains("not readable until the restore ends")
        .contains("files are moved: t.")
        .contains("\"atomic_restore\" = \"true\"");
    assertThat(check("", ", \"atomic_restore\" = \"true\""))
        .contains("not kept in the recycle bin: t");
  }

  @Test
  void whoReplacesNothingIsToldNothing() throws HostException {
    assertThat(check("ON (u)", "")).isNull();
    assertThat(check("EXCLUDE (t)", "")).isNull();
    assertThat(check("ON (t AS fresh)", "")).isNull();
  }

  @Test
  void anotherNameThatIsTakenIsRefusedAtOnceUnlessEverythingMayBeReplaced() throws HostException {
    assertThatThrownBy(() -> check("ON (t AS x)", ""))
        .hasMessageContaining("Table x already exist but with different schema. HINT:");
    assertThatThrownBy(() -> check("ON (t AS x)", ", \"atomic_restore\" = \"true\""))
        .hasMessageContaining("different schema");
    assertThat(
            check("ON (t AS x)", ", \"atomic_restore\" = \"true\", \"force_replace\" = \"true\""))
        .contains("recycle bin: x");
  }
}
