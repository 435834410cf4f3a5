package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * A prepared statement: a text whose question marks are replaced by literals when it is executed.
 * Used by one thread.
 */
final class PreparedText {
  private final String sql;
  private final int[] marks;
  private final int[] types;
  private final Map<Integer, ByteArrayOutputStream> longData = new HashMap<>();

  PreparedText(String sql) {
    this.sql = sql;
    this.marks = Placeholders.find(sql);
    this.types = new int[marks.length];
  }

  int parameters() {
    return marks.length;
  }

  /** Where they stand. */
  int[] marks() {
    return marks.clone();
  }

  /** Adds to the value of a parameter that is sent in pieces; returns its length so far. */
  int addLongData(int parameter, byte[] piece) {
    if (parameter < 0 || parameter >= marks.length) {
      throw new MalformedPacketException("long data for a parameter that does not exist");
    }
    ByteArrayOutputStream data =
        longData.computeIfAbsent(parameter, p -> new ByteArrayOutputStream());
    data.writeBytes(piece);
    return data.size();
  }

  void reset() {
    longData.clear();
  }

  /**
   * The text with NULL in the place of each value, which is what Doris plans before it has them.
   */
  String withNulls() {
    StringBuilder text = new StringBuilder(sql);
    for (int i = marks.length - 1; i >= 0; i--) {
      text.replace(marks[i], marks[i] + 1, "NULL");
    }
    return text.toString();
  }

  /** Reads the values of COM_STMT_EXECUTE, after its flags, and puts them into the text. */
  String bind(ByteBuf in) {
    if (marks.length == 0) {
      return sql;
    }
    byte[] nulls = Wire.readBytes(in, (marks.length + 7) / 8);
    if (in.readByte() == 1) {
      for (int i = 0; i < types.length; i++) {
        types[i] = in.readUnsignedShortLE();
      }
    }
    StringBuilder text = new StringBuilder(sql.length() + 16 * marks.length);
    int from = 0;
    for (int i = 0; i < marks.length; i++) {
      text.append(sql, from, marks[i]);
      boolean isNull = (nulls[i / 8] & 1 << i % 8) != 0;
      text.append(literal(i, isNull, in));
      from = marks[i] + 1;
    }
    longData.clear();
    return text.append(sql, from, sql.length()).toString();
  }

  private String literal(int parameter, boolean isNull, ByteBuf in) {
    ByteArrayOutputStream data = longData.get(parameter);
    if (data != null) {
      return ParameterValue.text(data.toByteArray());
    }
    return isNull ? "NULL" : ParameterValue.read(types[parameter], in);
  }
}
