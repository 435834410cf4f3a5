package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a text file into records. For one thread. */
final class CsvRecords {
  private static final int LONGEST = 128 << 20;

  private final InputStream in;
  private final byte[] separator;
  private final byte[] delimiter;
  private final int enclose;
  private final int escape;
  private byte[] buffer = new byte[1 << 20];
  private int from;
  private int limit;
  private boolean ended;

  /**
   * @param enclosed whether values may be quoted, so that a delimiter may stand in them
   */
  CsvRecords(InputStream in, CsvFormat format, boolean enclosed) {
    this.in = in;
    this.separator = format.separator().getBytes(StandardCharsets.UTF_8);
    this.delimiter = format.delimiter().getBytes(StandardCharsets.UTF_8);
    this.enclose = enclosed ? format.quote() : -1;
    this.escape = format.escaping();
  }

  /** The next record without its delimiter; null at the end. */
  byte[] next() throws IOException {
    boolean start = true;
    boolean quoted = false;
    int i = 0;
    while (has(i + 1)) {
      int b = buffer[from + i];
      if (quoted) {
        boolean pair = (b == escape || (b == enclose && isAt(i + 1, enclose))) && has(i + 2);
        quoted = pair || b != enclose;
        i += pair ? 2 : 1;
      } else if (isAt(i, delimiter)) {
        return take(i, delimiter.length);
      } else if (isAt(i, separator)) {
        start = true;
        i += separator.length;
      } else {
        quoted = start && b == enclose;
        start = false;
        i++;
      }
    }
    return i == 0 ? null : take(i, 0);
  }

  private byte[] take(int length, int after) {
    int end = from + length;
    boolean crLf = delimiter.length == 1 && delimiter[0] == '\n' && length > 0;
    byte[] record =
        Arrays.copyOfRange(buffer, from, crLf && buffer[end - 1] == '\r' ? end - 1 : end);
    from = end + after;
    return record;
  }

  private boolean isAt(int offset, int b) throws IOException {
    return has(offset + 1) && buffer[from + offset] == b;
  }

  private boolean isAt(int offset, byte[] text) throws IOException {
    if (buffer[from + offset] != text[0]) {
      return false;
    }
    return text.length == 1
        || (has(offset + text.length)
            && Arrays.equals(
                buffer, from + offset, from + offset + text.length, text, 0, text.length));
  }

  /** Reads on until so many bytes of the record are there; false = the file ends before. */
  private boolean has(int bytes) throws IOException {
    while (limit - from < bytes && !ended) {
      if (from > 0) {
        System.arraycopy(buffer, from, buffer, 0, limit - from);
        limit -= from;
        from = 0;
      }
      if (limit == buffer.length) {
        if (buffer.length >= LONGEST) {
          throw new IOException("a row is longer than " + LONGEST + " bytes");
        }
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int read = in.read(buffer, limit, buffer.length - limit);
      ended = read < 0;
      limit += Math.max(0, read);
    }
    return limit - from >= bytes;
  }
}
