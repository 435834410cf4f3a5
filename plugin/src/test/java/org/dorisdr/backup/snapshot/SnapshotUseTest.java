package org.dorisdr.backup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.junit.jupiter.api.Test;

class SnapshotUseTest {
  private static final Map<String, LocalSql.Result> ANSWERS =
      Map.of(
          "SHOW DATABASES", new LocalSql.Result(List.of("Database"), List.of(List.of("d"))),
          "SHOW BACKUP FROM `d`",
              new LocalSql.Result(
                  List.of("SnapshotName", "State"), List.of(List.of("b", "UPLOADING"))),
          "SHOW RESTORE FROM `d`",
              new LocalSql.Result(
                  List.of("Label", "Timestamp", "State"),
                  List.of(List.of("r", "2026", "DOWNLOADING"))));

  private static Optional<String> use(String place, String repository, String label)
      throws HostException {
    LocalSql sql = (database, statement) -> ANSWERS.get(statement);
    return new SnapshotUse(sql, (isBackup, database, name) -> Optional.ofNullable(place))
        .find(repository, label, "2026");
  }

  @Test
  void aJobOnAnotherRepositoryUsesNothingOfThisOne() throws HostException {
    assertThat(use("other", "here", "b")).isEmpty();
    assertThat(use("other", "here", "r")).isEmpty();
  }

  @Test
  void aJobOnThisRepositoryUsesItsSnapshot() throws HostException {
    assertThat(use("here", "here", "b")).contains("a backup of database 'd' is writing it");
    assertThat(use("here", "here", "r")).contains("a restore into database 'd' is reading it");
  }

  @Test
  void aJobOfWhichNobodyKnowsWhereItLeadsMayBeHere() throws HostException {
    assertThat(use(null, "here", "b")).isPresent();
    assertThat(use(null, "here", "r")).isPresent();
    assertThat(use(null, "here", "other")).isEmpty();
  }
}
