package org.dorisdr.minidoris.be.exec;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import org.dorisdr.minidoris.be.sketch.HllValue;
import org.dorisdr.minidoris.be.sketch.Murmur2;
import org.dorisdr.minidoris.be.sketch.ValueBytes;
import org.duckdb.DuckDBColumnType;

/**
 * HLL and estimates for the macros of {@code doris-sketches.sql}. They come and go as bitmaps do:
 * the base64 of their bytes, several joined by commas. Stateless.
 *
 * @see BitmapFunctions
 */
final class HllFunctions {
  private static final int HEX = 16;

  private HllFunctions() {}

  static void register(Connection connection) throws SQLException {
    DuckDBColumnType text = DuckDBColumnType.VARCHAR;
    DuckDBColumnType number = DuckDBColumnType.BIGINT;
    HashFunctions.overTexts(connection, "doris_hll_of", text, v -> hashed(v[0].toString()));
    HashFunctions.overTexts(connection, "doris_hll_of_base64", text, v -> checked(v[0].toString()));
    HashFunctions.overTexts(connection, "doris_hll_union", text, v -> united(v[0].toString()));
    HashFunctions.overTexts(
        connection, "doris_hll_size", number, v -> read(v[0].toString()).cardinality());
    HashFunctions.overTexts(connection, "doris_value_hash", text, HllFunctions::hash);
    HashFunctions.overTexts(
        connection, "doris_hll_estimate", number, v -> estimate(v[0].toString()));
  }

  private static String hashed(String text) {
    HllValue value = new HllValue();
    value.add(Murmur2.hash64(text.getBytes(StandardCharsets.UTF_8)));
    return written(value);
  }

  private static String written(HllValue value) {
    return Base64.getEncoder().encodeToString(value.write());
  }

  private static HllValue read(String base64) {
    return HllValue.read(Base64.getDecoder().decode(base64));
  }

  /** Null if it is no base64. */
  private static String checked(String text) {
    byte[] bytes = Base64Texts.decoded(text);
    try {
      return bytes == null ? null : written(HllValue.read(bytes));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hll_from_base64 decode failed: base64: " + text, e);
    }
  }

  private static String united(String list) {
    HllValue all = new HllValue();
    for (String base64 : list.split(",")) {
      all.union(read(base64));
    }
    return written(all);
  }

  /** In hexadecimal digits; NULL if it is 0, which Doris passes over. */
  private static String hash(Object[] values) {
    long hash = Murmur2.hash64(ValueBytes.of(values[0].toString(), values[1].toString()));
    return hash == 0 ? null : Long.toHexString(hash);
  }

  private static long estimate(String hashes) {
    HllValue value = new HllValue();
    for (String hash : hashes.split(",")) {
      value.add(Long.parseUnsignedLong(hash, HEX));
    }
    return value.cardinality();
  }
}
