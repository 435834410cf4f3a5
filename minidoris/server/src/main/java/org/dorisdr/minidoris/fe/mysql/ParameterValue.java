package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Turns a value of the binary protocol into a SQL literal. Stateless. */
final class ParameterValue {
  private static final int UNSIGNED = 0x8000;

  private ParameterValue() {}

  /**
   * @param type type byte, with the unsigned flag in its upper half
   */
  static String read(int type, ByteBuf in) {
    boolean unsigned = (type & UNSIGNED) != 0;
    return switch (type & 0xff) {
      case 6 -> "NULL";
      case FieldType.TINY -> String.valueOf(unsigned ? in.readUnsignedByte() : in.readByte());
      case FieldType.SHORT, 13 ->
          String.valueOf(unsigned ? in.readUnsignedShortLE() : in.readShortLE());
      case FieldType.LONG, 9 -> String.valueOf(unsigned ? in.readUnsignedIntLE() : in.readIntLE());
      case FieldType.LONGLONG ->
          unsigned ? Long.toUnsignedString(in.readLongLE()) : String.valueOf(in.readLongLE());
      case FieldType.FLOAT -> String.valueOf(in.readFloatLE());
      case FieldType.DOUBLE -> String.valueOf(in.readDoubleLE());
      case FieldType.DATE, FieldType.DATETIME, 7 -> dateTime(in);
      case FieldType.TIME -> time(in);
      case 0, FieldType.NEWDECIMAL -> new String(Wire.readBytes(in), StandardCharsets.US_ASCII);
      default -> text(Wire.readBytes(in));
    };
  }

  /** A string literal; bytes that are no UTF-8 become a hexadecimal one. */
  static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }
    StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '\\') {
        literal.append('\\');
      }
      literal.append(c);
    }
    return literal.append('\'').toString();
  }

  private static String dateTime(ByteBuf in) {
    int length = in.readUnsignedByte();
    if (length == 0) {
      return "'0000-00-00'";
    }
    String text =
        String.format(
            "%04d-%02d-%02d",
            in.readUnsignedShortLE(), in.readUnsignedByte(), in.readUnsignedByte());
    if (length > 4) {
      text += " " + clock(in.readUnsignedByte(), in, length > 7);
    }
    return "'" + text + "'";
  }

  private static String time(ByteBuf in) {
    int length = in.readUnsignedByte();
    if (length == 0) {
      return "'00:00:00'";
    }
    String sign = in.readByte() == 1 ? "-" : "";
    long days = in.readUnsignedIntLE();
    return "'" + sign + clock(days * 24 + in.readUnsignedByte(), in, length > 8) + "'";
  }

  private static String clock(long hours, ByteBuf in, boolean withMicros) {
    String text =
        String.format("%02d:%02d:%02d", hours, in.readUnsignedByte(), in.readUnsignedByte());
    return withMicros ? text + String.format(".%06d", in.readUnsignedIntLE()) : text;
  }
}
