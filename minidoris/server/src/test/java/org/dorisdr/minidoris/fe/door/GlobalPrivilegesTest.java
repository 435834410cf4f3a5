package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements for which Doris's commands want a privilege on everything, and how they say so. */
class GlobalPrivilegesTest extends PrivilegeScene {
  @BeforeAll
  static void prepare() throws SQLException {
    run("root", "CREATE USER guest");
    run("root", "GRANT ALL ON internal.d.* TO guest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SHOW PROC '/dbs'; ADMIN",
        "SHOW REPLICA STATUS FROM d.t; ADMIN",
        "ADMIN SHOW REPLICA DISTRIBUTION FROM d.t; ADMIN",
        "ADMIN DIAGNOSE TABLET 1; ADMIN",
        "ADMIN REPAIR TABLE d.t; ADMIN",
        "ADMIN CANCEL REPAIR TABLE d.t; ADMIN",
        "SHOW TABLET 1; SHOW TABLET",
        "SHOW TABLETS FROM d.t; SHOW TABLETS",
        "SHOW PARTITION 1; SHOW PARTITION",
        "SHOW TABLE 1; SHOW TABLE",
        "SHOW DATABASE 1; SHOW DATABASE",
        "SHOW TRASH; ADMIN/OPERATOR",
        "ADMIN CLEAN TRASH; ADMIN",
        "ALTER SYSTEM DROPP BACKEND '127.0.0.1:1'; NODE"
      })
  void refusesWithTheWordOfDoris(String sql, String word) {
    assertThat(refusal("guest", sql))
        .contains(
            "Access denied; you need (at least one of) the ("
                + word
                + ") privilege(s) for this operation");
  }

  /** ShowBackendsCommand and ShowFrontendsCommand ask for no more than information_schema. */
  @ParameterizedTest
  @ValueSource(strings = {"SHOW BACKENDS", "SHOW FRONTENDS"})
  void showsNodesToEverybody(String sql) throws SQLException {
    run("guest", sql);
  }
}
