package org.dorisdr.minidoris.be.load;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The text of a compressed file, whose faults are told as Doris's backend tells them. For one
 * thread; closing it closes the file.
 */
final class Decompressed extends FilterInputStream {
  private final InputStream file;

  private Decompressed(InputStream text, InputStream file) {
    super(text);
    this.file = file;
  }

  /** Opens a library's reader, which may read the head of the file at once. */
  @FunctionalInterface
  interface Codec {
    InputStream open(InputStream file) throws IOException;
  }

  static InputStream open(InputStream file, Codec codec) throws IOException {
    InputStream buffered = new BufferedInputStream(file);
    return new BufferedInputStream(new Decompressed(told(() -> codec.open(buffered)), buffered));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int at, int count) throws IOException {
    int read = told(() -> in.read(to, at, count));
    // Whatever stands behind an end that came early would be lost without a word.
    if (read < 0 && file.read() >= 0) {
      throw failure("there is more behind the end of what is compressed", null);
    }
    return read;
  }

  @FunctionalInterface
  private interface Step<T> {
    T run() throws IOException;
  }

  /** Libraries tell faults by unchecked exceptions, and ask for any room that a length names. */
  private static <T> T told(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw failure(e.getMessage(), e);
    }
  }

  private static IOException failure(String what, Throwable cause) {
    return new IOException("[INTERNAL_ERROR]Failed to decompress: " + what, cause);
  }
}
