package org.dorisdr.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The comparer that every other test trusts. */
class TableContentTest {
  @Test
  void orderOfRowsDoesNotMatter() throws SQLException {
    assertThat(content("SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t"))
        .isEqualTo(content("SELECT * FROM (VALUES (2, 'b'), (1, 'a')) t"));
  }

  @Test
  void oneFlippedByteIsFound() throws SQLException {
    assertThat(content("SELECT 1, 'abcdefgh'")).isNotEqualTo(content("SELECT 1, 'abcdefgi'"));
  }

  @Test
  void aRowTwiceIsNotTheSameAsNoneOrOnce() throws SQLException {
    TableContent once = content("SELECT 1");
    TableContent twice = content("SELECT * FROM (VALUES (1), (1)) t");
    assertThat(twice).isNotEqualTo(once);
    assertThat(twice.high()).isNotZero();
  }

  @Test
  void nullIsNotTheEmptyStringAndColumnsDoNotRunTogether() throws SQLException {
    assertThat(content("SELECT NULL::VARCHAR")).isNotEqualTo(content("SELECT ''"));
    assertThat(content("SELECT 'a', 'bc'")).isNotEqualTo(content("SELECT 'ab', 'c'"));
  }

  private static TableContent content(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return TableContent.of(connection, query);
    }
  }
}
