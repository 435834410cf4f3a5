package org.dorisdr.minidoris.be.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NativeLibraryTest {
  @TempDir Path storage;

  @Test
  void nothingOfItIsLeftWhenTheProcessIsKilled() throws Exception {
    try (DuckDb duckDb = DuckDb.small(storage);
        Connection connection = duckDb.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 6 * 7")) {
      assertThat(NativeLibrary.mapped()).isNotEmpty().noneMatch(Files::exists);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(42);
    }
  }
}
