package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the rows of a text file by Doris's rules. Stateless. */
final class CsvRows {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private CsvRows() {}

  /**
   * @param width number of columns that a row must have
   */
  static void copy(InputStream in, CsvFormat format, int width, RowFile to) throws IOException {
    CsvValues values = new CsvValues(format);
    each(in, format, row -> copy(row, values, format, width, to));
  }

  /**
   * For a query: NULL where a row lacks columns, and nothing of those that it has beyond.
   *
   * @param anyBytes the text need not be UTF-8
   */
  static void copyAll(InputStream in, CsvFormat format, int width, boolean anyBytes, RowFile to)
      throws IOException {
    CsvValues values = new CsvValues(format);
    each(
        in,
        format,
        row -> {
          if (!anyBytes && !isUtf8(row)) {
            throw new IOException("[INTERNAL_ERROR]Only support csv data in utf8 codec");
          }
          to.add(Arrays.copyOf(values.of(row), width));
        });
  }

  /** Values of the first line; null if there is none. */
  static byte[][] first(InputStream in, CsvFormat format) throws IOException {
    byte[] record = new CsvRecords(in, format, true).next();
    if (record == null || record.length == 0) {
      return null;
    }
    if (!isUtf8(record)) {
      throw new IOException("[INTERNAL_ERROR]Only support csv data in utf8 codec");
    }
    return new CsvValues(format).of(startsWithMark(record) ? withoutMark(record) : record);
  }

  /** Takes a row that is not empty. */
  private interface RowTaker {
    void take(byte[] row) throws IOException;
  }

  private static void each(InputStream in, CsvFormat format, RowTaker taker) throws IOException {
    CsvRecords records = new CsvRecords(in, format, true);
    byte[] record = records.next();
    for (int i = 0; i < format.skipLines() && record != null; i++) {
      record = records.next();
    }
    for (boolean first = true; record != null; record = records.next(), first = false) {
      byte[] row = first && startsWithMark(record) ? withoutMark(record) : record;
      if (row.length > 0) {
        taker.take(row);
      }
    }
  }

  private static void copy(byte[] row, CsvValues cutter, CsvFormat format, int width, RowFile to)
      throws IOException {
    if (!isUtf8(row)) {
      to.leaveOut("Invalid file encoding: all CSV files must be UTF-8 encoded", row);
      return;
    }
    byte[][] values = cutter.of(row);
    if (values.length == width) {
      to.add(values);
    } else {
      to.leaveOut(mismatch(format, width, values.length), row);
    }
  }

  private static String mismatch(CsvFormat format, int width, int found) {
    StringBuilder text = new StringBuilder("Column count mismatch: expected ").append(width);
    text.append(", but found ").append(found);
    text.append(" (sep:").append(format.separator().replace("\t", "\\t"));
    text.append(" delim:").append(format.delimiter().replace("\n", "\\n"));
    if (!format.enclose().isEmpty()) {
      text.append(" encl:").append(format.enclose());
    }
    if (!format.escape().isEmpty()) {
      text.append(" esc:").append(format.escape());
    }
    return text.append(')').toString();
  }

  private static boolean startsWithMark(byte[] record) {
    return record.length >= MARK.length
        && Arrays.equals(record, 0, MARK.length, MARK, 0, MARK.length);
  }

  private static byte[] withoutMark(byte[] record) {
    return Arrays.copyOfRange(record, MARK.length, record.length);
  }

  private static boolean isUtf8(byte[] row) {
    for (byte b : row) {
      if (b < 0) {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(row));
          return true;
        } catch (CharacterCodingException e) {
          return false;
        }
      }
    }
    return true;
  }
}
