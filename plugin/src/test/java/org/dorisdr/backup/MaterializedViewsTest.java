package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.RequestChecks;
import org.dorisdr.host.HostException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Doris passes over asynchronous materialized views without a word. */
class MaterializedViewsTest {
  private final BackupWorld world = new BackupWorld();

  @BeforeEach
  void aTableAndAMaterializedView() {
    world.fe.databases.get("d").put("daily", List.of());
    world.fe.materialized.add("daily");
  }

  private String told(String objects) throws HostException {
    String sql = "BACKUP SNAPSHOT `d`.`l` TO `r` %s PROPERTIES (\"type\" = \"full\")";
    Request request = new Request(Kind.BACKUP, null, "d", "l", "r", sql.formatted(objects), "u");
    return new RequestChecks(world.parts).check(request);
  }

  @Test
  void whoBacksUpADatabaseIsToldWhatOfItIsNotInTheSnapshot() throws HostException {
    assertThat(told(""))
        .startsWith("asynchronous materialized views are not part of a snapshot: daily. HINT: ");
    assertThat(told("ON (daily)")).contains("snapshot: daily.");
  }

  @Test
  void whoMeansNoneIsToldNothing() throws HostException {
    assertThat(told("EXCLUDE (daily)")).isNull();
    assertThat(told("ON (t)")).isNull();
    world.fe.materialized.clear();
    assertThat(told("")).isNull();
  }
}
