package org.dorisdr.minidoris.be.exec;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dorisdr.minidoris.be.sketch.BitmapFormat;
import org.dorisdr.minidoris.be.sketch.BitmapValue;
import org.duckdb.DuckDBColumnType;

/**
 * What the macros of {@code doris-sketches.sql} are made of. A bitmap comes and goes as the base64
 * of its bytes, for the engine's functions in Java take and give no others; several are joined by
 * commas. Stateless.
 */
final class BitmapFunctions {
  private static final Base64.Decoder DECODER = Base64.getDecoder();
  private static final Base64.Encoder ENCODER = Base64.getEncoder();

  private BitmapFunctions() {}

  static void register(Connection connection) throws SQLException {
    text(connection, "of", v -> BitmapTexts.ofWhole(v[0].toString()));
    text(connection, "of_list", v -> BitmapTexts.ofList(v[0].toString()));
    text(connection, "of_base64", v -> BitmapTexts.ofBase64(v[0].toString()));
    text(connection, "hash32", v -> BitmapTexts.hashed(hash32(v[0])));
    text(connection, "hash64", v -> BitmapTexts.hashed(Murmur3.hash64OneLane(bytes(v[0]), 0)));
    text(connection, "or", v -> joined(v[0], BitmapValue::or));
    text(connection, "and", v -> joined(v[0], BitmapValue::and));
    text(connection, "xor", v -> joined(v[0], BitmapValue::xor));
    text(connection, "minus", v -> changed(v, b -> b.andNot(read(v[1]))));
    text(connection, "remove", v -> changed(v, b -> b.remove(number(v[1]))));
    text(connection, "slice", v -> BitmapSlices.byPlace(read(v[0]), number(v[1]), number(v[2])));
    text(connection, "limit", v -> BitmapSlices.from(read(v[0]), number(v[1]), number(v[2])));
    text(connection, "range", v -> BitmapSlices.between(read(v[0]), number(v[1]), number(v[2])));
    plain(connection, "size", DuckDBColumnType.BIGINT, v -> read(v[0]).cardinality());
    plain(connection, "min", DuckDBColumnType.BIGINT, v -> of(v[0], BitmapValue::min));
    plain(connection, "max", DuckDBColumnType.BIGINT, v -> of(v[0], BitmapValue::max));
    plain(connection, "string", DuckDBColumnType.VARCHAR, v -> BitmapTexts.list(read(v[0]), false));
    plain(connection, "signed", DuckDBColumnType.VARCHAR, v -> BitmapTexts.list(read(v[0]), true));
    plain(connection, "has", DuckDBColumnType.BOOLEAN, v -> read(v[0]).contains(number(v[1])));
    plain(connection, "has_any", DuckDBColumnType.BOOLEAN, v -> hasAny(read(v[0]), read(v[1])));
    plain(connection, "has_all", DuckDBColumnType.BOOLEAN, v -> hasAll(read(v[0]), read(v[1])));
  }

  private static void plain(
      Connection connection, String name, DuckDBColumnType type, Function<Object[], Object> what)
      throws SQLException {
    HashFunctions.overTexts(connection, "doris_bitmap_" + name, type, what);
  }

  /** One that gives a bitmap; null = NULL. */
  private static void text(
      Connection connection, String name, Function<Object[], BitmapValue> function)
      throws SQLException {
    plain(connection, name, DuckDBColumnType.VARCHAR, v -> written(function.apply(v)));
  }

  private static String written(BitmapValue value) {
    return value == null ? null : ENCODER.encodeToString(BitmapFormat.write(value));
  }

  private static BitmapValue read(Object base64) {
    return BitmapFormat.read(DECODER.decode(base64.toString()));
  }

  private static BitmapValue joined(Object list, BiConsumer<BitmapValue, BitmapValue> together) {
    BitmapValue all = null;
    String text = list.toString();
    for (int from = 0; from < text.length(); ) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      BitmapValue next = read(text.substring(from, end));
      if (all == null) {
        all = next;
      } else {
        together.accept(all, next);
      }
      from = end + 1;
    }
    return all;
  }

  private static BitmapValue changed(Object[] values, Consumer<BitmapValue> change) {
    BitmapValue value = read(values[0]);
    change.accept(value);
    return value;
  }

  /** NULL if it has no numbers. */
  private static Object of(Object base64, Function<BitmapValue, Long> what) {
    BitmapValue value = read(base64);
    return value.isEmpty() ? null : what.apply(value);
  }

  private static boolean hasAny(BitmapValue left, BitmapValue right) {
    left.and(right);
    return !left.isEmpty();
  }

  private static boolean hasAll(BitmapValue left, BitmapValue right) {
    right.andNot(left);
    return right.isEmpty();
  }

  private static long hash32(Object text) {
    return Integer.toUnsignedLong(Murmur3.hash32(bytes(text), Murmur3.SEED));
  }

  private static byte[] bytes(Object text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static long number(Object text) {
    return Long.parseLong(text.toString());
  }
}
