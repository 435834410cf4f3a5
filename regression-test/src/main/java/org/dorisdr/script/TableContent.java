package org.dorisdr.script;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The content of a table, whatever the order of its rows: their number and the sum of their 128-bit
 * hashes. A sum, since equal rows must not cancel each other out.
 */
public record TableContent(long rows, long high, long low) {
  public static final TableContent EMPTY = new TableContent(0, 0, 0);
  private static final int FETCH = 5_000;

  public static TableContent of(Connection connection, String query) throws SQLException {
    TableContent content = EMPTY;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet result = statement.executeQuery(query)) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          content = content.plus(rowHash(result, columns));
        }
      }
    }
    return content;
  }

  private static byte[] rowHash(ResultSet row, int columns) throws SQLException {
    Hasher hasher = Hashing.murmur3_128().newHasher();
    for (int i = 1; i <= columns; i++) {
      String value = row.getString(i);
      hasher.putBoolean(value == null);
      if (value != null) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        hasher.putInt(bytes.length).putBytes(bytes);
      }
    }
    return hasher.hash().asBytes();
  }

  private TableContent plus(byte[] hash) {
    ByteBuffer buffer = ByteBuffer.wrap(hash);
    return new TableContent(rows + 1, high + buffer.getLong(), low + buffer.getLong());
  }

  @Override
  public String toString() {
    return rows + " rows, hash " + Long.toHexString(high) + Long.toHexString(low);
  }
}
