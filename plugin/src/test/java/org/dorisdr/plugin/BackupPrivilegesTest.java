package org.dorisdr.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.dorisdr.fe.FeStatement;
import org.dorisdr.host.NumberedError;
import org.dorisdr.host.NumberedError.Number;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement about backups, typed by somebody who may do anything but that. */
class BackupPrivilegesTest {
  private final MemoryHost host = new MemoryHost();
  private Wiring wiring;

  @BeforeEach
  void start() {
    host.granted.clear();
    wiring = new Wiring(host, new Random(1));
    wiring.start();
  }

  @AfterEach
  void stop() {
    wiring.close();
  }

  private void run(String sql) throws Exception {
    ((FeStatement.Ours) wiring.packets().read(sql, true).get(0)).action().run(MemoryHost.CALLER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LOAD  | BACKUP SNAPSHOT d.l TO r
          LOAD  | BACKUP SNAPSHOT d.l TO r ON (t)
          LOAD  | RESTORE SNAPSHOT d.l FROM r PROPERTIES ("backup_timestamp" = "2026-01-01-00-00-00")
          LOAD  | EXPLAIN RESTORE SNAPSHOT d.l FROM r
          LOAD  | CANCEL BACKUP FROM d
          LOAD  | CANCEL RESTORE FROM d
          ADMIN | CREATE REPOSITORY r WITH LOCAL ON LOCATION "/r" PROPERTIES ("a" = "b")
          ADMIN | CREATE READ ONLY REPOSITORY r WITH S3 ON LOCATION "s3://b/r" PROPERTIES ("a" = "b")
          ADMIN | ALTER REPOSITORY r PROPERTIES ("s3.secret_key" = "b")
          ADMIN | SHOW SNAPSHOT ON r
          ADMIN | VERIFY SNAPSHOT l ON r
          ADMIN | VERIFY SNAPSHOT l ON r LEVEL DATA
          ADMIN | DROP SNAPSHOT l ON r
          ADMIN | CREATE BACKUP SCHEDULE s ON DATABASE d TO r EVERY 1 DAY
          ADMIN | PAUSE BACKUP SCHEDULE s
          ADMIN | RESUME BACKUP SCHEDULE s
          ADMIN | RUN BACKUP SCHEDULE s
          ADMIN | DROP BACKUP SCHEDULE s
          """)
  void isRefusedWithoutItsPrivilegeAndNothingIsAskedOrChanged(String privilege, String sql) {
    Map<String, String> before = Map.copyOf(host.state);
    // Everything elsewhere, and everything else here.
    host.granted.add("LOAD other");
    host.granted.add("SELECT d");
    host.granted.add("ALTER d");
    if (privilege.equals("ADMIN")) {
      host.granted.add("LOAD d");
    }
    assertThatThrownBy(() -> run(sql))
        .hasMessage(
            "Access denied; you need (at least one of) the (%s) privilege(s) for this operation",
            privilege)
        .isInstanceOfSatisfying(
            NumberedError.class, e -> assertThat(e.number()).isEqualTo(Number.PRIVILEGE_DENIED));
    // What the metrics page shows is looked up now and then.
    assertThat(host.ran).allMatch("SHOW CATALOG RECYCLE BIN"::equals);
    assertThat(host.state).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHOW BACKUP FROM d", "SHOW RESTORE FROM d"})
  void isNotShownWithoutItsPrivilege(String sql) {
    host.granted.add("SELECT d");
    assertThatThrownBy(() -> run(sql))
        .hasMessage("Access denied for user 'u' to database 'd'")
        .isInstanceOfSatisfying(
            NumberedError.class, e -> assertThat(e.number()).isEqualTo(Number.DATABASE_DENIED));
  }
}
