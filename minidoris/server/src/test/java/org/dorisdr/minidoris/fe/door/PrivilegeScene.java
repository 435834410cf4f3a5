package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A frontend with the table {@code d.t} and a user without privileges, {@code nobody}. */
abstract class PrivilegeScene {
  @TempDir static Path home;
  static TestFrontend fe;

  @BeforeAll
  static void start() throws SQLException {
    fe = new TestFrontend(home, Map.of("query_port", "0"));
    fe.table(fe.database("d"), "t", 1);
    run("root", "CREATE USER nobody");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  static void run(String user, String sql) throws SQLException {
    try (Connection connection = Drivers.connect(fe.fe, user);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String refusal(String user, String sql) {
    SQLException error = catchThrowableOfType(SQLException.class, () -> run(user, sql));
    assertThat((Throwable) error).as(sql).isNotNull();
    assertThat(error.getErrorCode()).isEqualTo(1105);
    return error.getMessage();
  }
}
