package org.dorisdr.minidoris.be.exec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;

/** Doris's hash functions for DuckDB: same names, same numbers. Stateless. */
final class HashFunctions {
  private HashFunctions() {}

  /** One step of a hash over several texts. */
  private interface Step {
    long next(byte[] data, long seed);
  }

  static void register(Connection connection) throws SQLException {
    overTexts(connection, "crc32", DuckDBColumnType.BIGINT, v -> crc32(v));
    overTexts(
        connection,
        "murmur_hash3_32",
        DuckDBColumnType.INTEGER,
        v -> (int) chain(v, Murmur3.SEED, (d, s) -> Murmur3.hash32(d, (int) s)));
    overTexts(
        connection,
        "murmur_hash3_64",
        DuckDBColumnType.BIGINT,
        v -> chain(v, 0, Murmur3::hash64OneLane));
    overTexts(
        connection,
        "murmur_hash3_64_v2",
        DuckDBColumnType.BIGINT,
        v -> chain(v, 0, Murmur3::hash64));
    overTexts(
        connection,
        "xxhash_32",
        DuckDBColumnType.INTEGER,
        v -> (int) chain(v, 0, (d, s) -> XxHash.hash32(d, (int) s)));
  }

  /** A function of any number of texts; NULL where one of them is. */
  static void overTexts(
      Connection connection,
      String name,
      DuckDBColumnType result,
      Function<Object[], Object> function)
      throws SQLException {
    try (var builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName(name)
          .withVarArgs(DuckDBLogicalType.of(DuckDBColumnType.VARCHAR))
          .withReturnType(result)
          .withVarArgsFunction(values -> anyNull(values) ? null : function.apply(values))
          .register(connection);
    }
  }

  private static boolean anyNull(Object[] values) {
    for (Object value : values) {
      if (value == null) {
        return true;
      }
    }
    return false;
  }

  private static long crc32(Object[] values) {
    CRC32 crc = new CRC32();
    crc.update(bytes(values[0]));
    return crc.getValue();
  }

  private static long chain(Object[] values, long seed, Step step) {
    long hash = seed;
    for (Object value : values) {
      hash = step.next(bytes(value), hash);
    }
    return hash;
  }

  private static byte[] bytes(Object value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  static ByteBuffer littleEndian(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }
}
