package org.dorisdr.minidoris.be.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The good rows of an uploaded file in one form: comma separated, each value in double quotes,
 * {@code \N} for NULL. For one thread.
 */
final class RowFile implements AutoCloseable {
  private static final byte[] NULL = {'\\', 'N'};

  private final OutputStream out;
  private final ErrorLog errors;
  private long filtered;

  RowFile(Path file, ErrorLog errors) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18);
    this.errors = errors;
  }

  /** Rows that were left out. */
  long filtered() {
    return filtered;
  }

  void add(byte[][] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      write(values[i]);
    }
    out.write('\n');
  }

  private void write(byte[] value) throws IOException {
    if (value == null) {
      out.write(NULL);
      return;
    }
    out.write('"');
    int from = 0;
    for (int i = 0; i < value.length; i++) {
      if (value[i] == '"') {
        out.write(value, from, i + 1 - from);
        from = i;
      }
    }
    out.write(value, from, value.length - from);
    out.write('"');
  }

  void leaveOut(String reason, byte[] row) {
    leaveOut(reason, new String(row, StandardCharsets.UTF_8));
  }

  void leaveOut(String reason, String row) {
    filtered++;
    errors.add(reason, row);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
