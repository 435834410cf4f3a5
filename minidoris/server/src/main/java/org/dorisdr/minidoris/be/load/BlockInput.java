package org.dorisdr.minidoris.be.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that is decompressed block by block. For one thread. */
abstract class BlockInput extends InputStream {
  final DataInputStream in;

  /** What was decompressed last; from {@link #from} to {@link #end} it was not read yet. */
  byte[] text;

  int from;
  int end;

  BlockInput(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** Reads blocks until there is a byte; false = the file ends. */
  abstract boolean fill() throws IOException;

  @Override
  public int read() throws IOException {
    return fill() ? text[from++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int at, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int read = Math.min(count, end - from);
    System.arraycopy(text, from, to, at, read);
    from += read;
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
