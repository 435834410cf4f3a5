package org.dorisdr.minidoris.be.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a record of a text file into values. For one thread. */
final class CsvValues {
  private final CsvFormat format;
  private final byte[] separator;
  private final int enclose;
  private final int escape;

  CsvValues(CsvFormat format) {
    this.format = format;
    this.separator = format.separator().getBytes(StandardCharsets.UTF_8);
    this.enclose = format.quote();
    this.escape = format.escaping();
  }

  /** Null stands for NULL. */
  byte[][] of(byte[] record) {
    List<byte[]> values = new ArrayList<>();
    int from = 0;
    while (from >= 0) {
      boolean quoted = enclose >= 0 && from < record.length && record[from] == enclose;
      int end = quoted ? endOfQuoted(record, from + 1) : endOfPlain(record, from);
      values.add(
          quoted && record[end - 1] == enclose && end - 1 > from
              ? unquoted(record, from + 1, end - 1)
              : plain(Arrays.copyOfRange(record, from, end)));
      from = end < record.length ? end + separator.length : -1;
    }
    return values.toArray(new byte[0][]);
  }

  private byte[] plain(byte[] value) {
    boolean isNull = value.length == 2 && value[0] == '\\' && value[1] == 'N';
    if (isNull || (value.length == 0 && format.emptyIsNull())) {
      return null;
    }
    int last = value.length - 1;
    return format.trimQuotes() && last > 0 && value[0] == '"' && value[last] == '"'
        ? Arrays.copyOfRange(value, 1, last)
        : value;
  }

  private int endOfPlain(byte[] record, int from) {
    for (int i = from; i + separator.length <= record.length; i++) {
      if (isSeparator(record, i)) {
        return i;
      }
    }
    return record.length;
  }

  private int endOfQuoted(byte[] record, int from) {
    int i = from;
    while (i < record.length) {
      boolean last = i + 1 == record.length;
      if (!last && (record[i] == escape || (record[i] == enclose && record[i + 1] == enclose))) {
        i += 2;
      } else if (record[i] == enclose) {
        return endOfPlain(record, i + 1);
      } else {
        i++;
      }
    }
    return record.length;
  }

  private boolean isSeparator(byte[] record, int at) {
    return Arrays.equals(record, at, at + separator.length, separator, 0, separator.length);
  }

  private byte[] unquoted(byte[] record, int from, int end) {
    ByteArrayOutputStream value = new ByteArrayOutputStream(end - from);
    for (int i = from; i < end; i++) {
      boolean pair =
          i + 1 < end
              && ((record[i] == escape && (record[i + 1] == enclose || record[i + 1] == escape))
                  || (record[i] == enclose && record[i + 1] == enclose));
      value.write(record[pair ? ++i : i]);
    }
    return value.toByteArray();
  }
}
