package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import java.util.Locale;
import org.dorisdr.minidoris.fe.session.ColumnOrigin;

/**
 * A Doris type as a MySQL client is told of it. Doris names one character set for all types, and no
 * flags: drivers take a BOOLEAN for one only without them.
 *
 * @param code type byte of the protocol
 * @param length width that is announced
 */
record FieldType(int code, int length, int decimals) {
  static final int TINY = 1;
  static final int SHORT = 2;
  static final int LONG = 3;
  static final int FLOAT = 4;
  static final int DOUBLE = 5;
  static final int LONGLONG = 8;
  static final int DATE = 10;
  static final int TIME = 11;
  static final int DATETIME = 12;
  static final int JSON = 245;
  static final int NEWDECIMAL = 246;
  static final int BLOB = 252;
  static final int STRING = 254;

  /** Takes a type name such as {@code decimal(10,2)}; an unknown one is text. */
  static FieldType of(String doris) {
    String name = doris.toLowerCase(Locale.ROOT);
    int open = name.indexOf('(');
    String base = open < 0 ? name : name.substring(0, open);
    return switch (base) {
      case "boolean" -> number(TINY, 1, 0);
      case "tinyint" -> number(TINY, 4, 0);
      case "smallint" -> number(SHORT, 6, 0);
      case "int", "integer" -> number(LONG, 11, 0);
      case "bigint" -> number(LONGLONG, 20, 0);
      case "float" -> number(FLOAT, 12, 31);
      case "double" -> number(DOUBLE, 22, 31);
      case "date", "datev2" -> number(DATE, 10, 0);
      case "time", "timev2" -> number(TIME, 10, argument(name, 0, 0));
      case "datetime", "datetimev2", "timestamp" -> number(DATETIME, 19, argument(name, 0, 0));
      case "decimal", "decimalv2", "decimalv3" -> decimal(name);
      case "string", "text" -> text(BLOB);
      case "json", "jsonb", "variant" -> text(JSON);
      default -> text(STRING);
    };
  }

  private static FieldType number(int code, int length, int decimals) {
    return new FieldType(code, length, decimals);
  }

  private static FieldType text(int code) {
    return new FieldType(code, 255, 0);
  }

  private static FieldType decimal(String name) {
    int precision = argument(name, 0, 38);
    int scale = argument(name, 1, 9);
    return number(NEWDECIMAL, precision + (scale > 0 ? 2 : 1), scale);
  }

  private static int argument(String name, int index, int fallback) {
    int open = name.indexOf('(');
    int close = name.indexOf(')', open + 1);
    if (open < 0 || close < 0) {
      return fallback;
    }
    String[] arguments = name.substring(open + 1, close).split(",");
    try {
      return index < arguments.length ? Integer.parseInt(arguments[index].strip()) : fallback;
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  /** Writes the column definition packet of a column of this type. */
  ByteBuf define(ByteBuf out, String name, ColumnOrigin origin) {
    Wire.writeText(out, "def");
    Wire.writeText(out, origin.database());
    Wire.writeText(out, origin.table());
    Wire.writeText(out, origin.originalTable());
    Wire.writeText(out, name);
    Wire.writeText(out, origin.originalName());
    Wire.writeLength(out, 12);
    return out.writeShortLE(Capabilities.UTF8_GENERAL_CI)
        .writeIntLE(length)
        .writeByte(code)
        .writeShortLE(0)
        .writeByte(decimals)
        .writeShortLE(0);
  }
}
