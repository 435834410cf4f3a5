package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import java.util.List;

/** Writes rows of text as the binary protocol wants them. Stateless. */
final class BinaryRow {
  private BinaryRow() {}

  static void write(ByteBuf out, List<FieldType> types, List<String> row) {
    out.writeByte(0);
    byte[] nulls = new byte[(types.size() + 7 + 2) / 8];
    for (int i = 0; i < types.size(); i++) {
      if (row.get(i) == null) {
        nulls[(i + 2) / 8] |= (byte) (1 << (i + 2) % 8);
      }
    }
    out.writeBytes(nulls);
    for (int i = 0; i < types.size(); i++) {
      if (row.get(i) != null) {
        value(out, types.get(i).code(), row.get(i));
      }
    }
  }

  private static void value(ByteBuf out, int code, String text) {
    switch (code) {
      case FieldType.TINY -> out.writeByte((int) integer(text));
      case FieldType.SHORT -> out.writeShortLE((int) integer(text));
      case FieldType.LONG -> out.writeIntLE((int) integer(text));
      case FieldType.LONGLONG -> out.writeLongLE(integer(text));
      case FieldType.FLOAT -> out.writeFloatLE(Float.parseFloat(text));
      case FieldType.DOUBLE -> out.writeDoubleLE(Double.parseDouble(text));
      case FieldType.DATE, FieldType.DATETIME -> dateTime(out, text);
      case FieldType.TIME -> time(out, text);
      default -> Wire.writeText(out, text);
    }
  }

  private static long integer(String text) {
    return switch (text) {
      case "true" -> 1;
      case "false" -> 0;
      default -> Long.parseLong(text);
    };
  }

  /** Doris sends digits behind the second if the type has them, and leaves midnight out. */
  private static void dateTime(ByteBuf out, String text) {
    boolean digits = text.indexOf('.') > 0;
    boolean clock = digits || (text.length() > 10 && !text.endsWith(" 00:00:00"));
    out.writeByte(digits ? 11 : clock ? 7 : 4);
    out.writeShortLE(part(text, 0, 4)).writeByte(part(text, 5, 7)).writeByte(part(text, 8, 10));
    if (clock) {
      out.writeByte(part(text, 11, 13)).writeByte(part(text, 14, 16)).writeByte(part(text, 17, 19));
    }
    if (digits) {
      out.writeIntLE(micros(text));
    }
  }

  private static void time(ByteBuf out, String text) {
    boolean negative = text.startsWith("-");
    String[] parts = (negative ? text.substring(1) : text).split("[:.]");
    int hours = Integer.parseInt(parts[0]);
    int micros = micros(text);
    out.writeByte(micros > 0 ? 12 : 8).writeByte(negative ? 1 : 0).writeIntLE(hours / 24);
    out.writeByte(hours % 24).writeByte(Integer.parseInt(parts[1]));
    out.writeByte(Integer.parseInt(parts[2]));
    if (micros > 0) {
      out.writeIntLE(micros);
    }
  }

  private static int part(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static int micros(String text) {
    int dot = text.indexOf('.');
    return dot < 0 ? 0 : Integer.parseInt((text.substring(dot + 1) + "000000").substring(0, 6));
  }
}
