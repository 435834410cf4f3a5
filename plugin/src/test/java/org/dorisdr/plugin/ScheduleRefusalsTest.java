package org.dorisdr.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dorisdr.fe.FeStatement;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A statement about schedules or snapshots that is refused says what is wrong, and how to get on.
 */
class ScheduleRefusalsTest {
  private final MemoryHost host = new MemoryHost();
  private Wiring wiring;

  @BeforeEach
  void start() {
    wiring = new Wiring(host, new Random(1));
    wiring.start();
    host.repositories.put("r", new Repository("r", "LOCAL", "/nowhere", false, Map.of()));
    host.repositories.put("ro", new Repository("ro", "LOCAL", "/nowhere", true, Map.of()));
    host.answers.put(
        "SHOW DATABASES",
        new LocalSql.Result(List.of("Database"), List.of(List.of("d"), List.of("mysql"))));
    host.answers.put("SHOW TABLES FROM `d`", names("Table", "t"));
    host.answers.put(
        "SHOW PROC '/dbs'",
        new LocalSql.Result(List.of("DbId", "DbName"), List.of(List.of("7", "d"))));
    host.answers.put(
        "SHOW PROC '/dbs/7'",
        new LocalSql.Result(List.of("TableName", "Type"), List.of(List.of("t", "OLAP"))));
  }

  private static LocalSql.Result names(String column, String name) {
    return new LocalSql.Result(List.of(column), List.of(List.of(name)));
  }

  @AfterEach
  void stop() {
    wiring.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE BACKUP SCHEDULE s ON DATABASE x TO r EVERY 1 DAY                    | Unknown database 'x'. HINT: SHOW DATABASES
          CREATE BACKUP SCHEDULE s ON DATABASE mysql TO r EVERY 1 DAY                | 'mysql' shows the state of Doris
          CREATE BACKUP SCHEDULE s ON DATABASE d INCLUDE TABLES (u) TO r EVERY 1 DAY | Unknown table 'u' in d. HINT: SHOW TABLES FROM `d`
          CREATE BACKUP SCHEDULE s ON DATABASE d TO x EVERY 1 DAY                    | Repository x does not exist. HINT: SHOW REPOSITORIES
          CREATE BACKUP SCHEDULE s ON DATABASE d TO ro EVERY 1 DAY                   | Repository ro is read only. HINT:
          CREATE BACKUP SCHEDULE s ON DATABASE d TO r, r EVERY 1 DAY                 | Repository r is named twice. HINT:
          CREATE BACKUP SCHEDULE s ON DATABASE d TO r EVERY 100001 DAY               | EVERY takes 1 to 100000, not 100001. HINT:
          CREATE BACKUP SCHEDULE s ON DATABASE d TO r CRON '0 0 31 2 *'              | no planned time: '0 0 31 2 *'. HINT:
          CREATE BACKUP SCHEDULE s ON DATABASE d TO r CRON 'soon'                    | 'soon' is no cron expression
          RESTORE SNAPSHOT a.b.c.l FROM r                                            | only support [<db_name>.]<snapshot_name>. HINT:
          CANCEL BACKUP                                                              | No database selected. HINT:
          """)
  void saysWhatIsWrongAndHowToGetOn(String sql, String message) {
    assertThatThrownBy(() -> run(sql)).hasMessageContaining(message).hasMessageContaining("HINT: ");
  }

  @Test
  void aTableToBeLeftOutMayComeLaterAndIsNamed() throws Exception {
    FeStatement.Reply reply =
        run("CREATE BACKUP SCHEDULE s ON DATABASE d EXCLUDE TABLES (t, u) TO r EVERY 1 DAY");
    assertThat(reply.info())
        .contains("database 'd' has no table 'u': nothing is left out before there is one. HINT:");
  }

  @Test
  void materializedViewsAreNamedSinceDorisLeavesThemOut() throws Exception {
    assertThat(run("CREATE BACKUP SCHEDULE s ON DATABASE d TO r EVERY 1 DAY").info()).isNull();
    host.answers.put(
        "SHOW PROC '/dbs/7'",
        new LocalSql.Result(
            List.of("TableName", "Type"),
            List.of(List.of("t", "OLAP"), List.of("mv", "MATERIALIZED_VIEW"))));
    assertThat(run("CREATE BACKUP SCHEDULE s2 ON DATABASE d TO r EVERY 1 DAY").info())
        .startsWith("asynchronous materialized views are not part of a snapshot: mv. HINT: ");
    assertThat(
            run("CREATE BACKUP SCHEDULE s3 ON DATABASE d INCLUDE TABLES (t) TO r EVERY 1 DAY")
                .info())
        .isNull();
  }

  private FeStatement.Reply run(String sql) throws Exception {
    return ((FeStatement.Ours) wiring.packets().read(sql, true).get(0))
        .action()
        .run(MemoryHost.CALLER);
  }
}
