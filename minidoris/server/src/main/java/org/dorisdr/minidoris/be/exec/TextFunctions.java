package org.dorisdr.minidoris.be.exec;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.NestedShown;
import org.dorisdr.minidoris.common.types.TextFormat;
import org.duckdb.DuckDBColumnType;

/** Texts that Doris makes otherwise than the engine. Stateless. */
final class TextFunctions {
  private TextFunctions() {}

  static void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection, "doris_double_text", DuckDBColumnType.VARCHAR, v -> real(v[0].toString()));
    HashFunctions.overTexts(
        connection, "doris_float_text", DuckDBColumnType.VARCHAR, v -> single(v[0].toString()));
    HashFunctions.overTexts(
        connection,
        "doris_nested_text",
        DuckDBColumnType.VARCHAR,
        v -> nested(v[0].toString(), v[1].toString(), v[2].toString()));
    HashFunctions.overTexts(
        connection, "doris_base64", DuckDBColumnType.VARCHAR, v -> base64(v[0].toString()));
    HashFunctions.overTexts(
        connection, "doris_of_base64", DuckDBColumnType.VARCHAR, v -> ofBase64(v[0].toString()));
    HashFunctions.overTexts(
        connection, "doris_of_hex", DuckDBColumnType.VARCHAR, v -> ofHex(v[0].toString()));
  }

  private static String real(String engines) {
    return shown(Double.valueOf(TextFormat.javas(engines)), "DOUBLE");
  }

  private static String single(String engines) {
    return shown(Float.valueOf(TextFormat.javas(engines)), "FLOAT");
  }

  private static String nested(String text, String engineType, String type) {
    return NestedShown.text(text, engineType, type.isEmpty() ? null : DorisType.parse(type));
  }

  private static String shown(Object value, String type) {
    try {
      return TextFormat.text(value, type);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String ofBase64(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What is no number in hexadecimal digits is nothing. */
  private static String ofHex(String text) {
    try {
      return new String(HexFormat.of().parseHex(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
