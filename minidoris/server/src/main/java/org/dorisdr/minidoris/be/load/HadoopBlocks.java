package org.dorisdr.minidoris.be.load;

import io.airlift.compress.Decompressor;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads blocks as Hadoop writes them: the length of a text, then its parts, each behind the length
 * of what it was compressed to. Unlike readers of libraries it takes no end amid a text for the
 * file's. For one thread; closing it closes the file.
 */
final class HadoopBlocks extends InputStream {
  private static final int LONGEST = 1 << 28;

  private final DataInputStream in;
  private final Decompressor decompressor;

  /** What was decompressed last; from {@link #from} on it was not read yet. */
  private byte[] text = {};

  private int from;

  HadoopBlocks(InputStream in, Decompressor decompressor) {
    this.in = new DataInputStream(in);
    this.decompressor = decompressor;
  }

  /** Reads texts until there is a byte; false = the file ends. */
  private boolean fill() throws IOException {
    while (from == text.length) {
      int first = in.read();
      if (first < 0) {
        return false;
      }
      text =
          new byte
              [checked(
                  first << 24
                      | in.readUnsignedByte() << 16
                      | in.readUnsignedByte() << 8
                      | in.readUnsignedByte())];
      int end = 0;
      while (end < text.length) {
        byte[] part = new byte[checked(in.readInt())];
        in.readFully(part);
        end += decompressor.decompress(part, 0, part.length, text, end, text.length - end);
      }
      from = 0;
    }
    return true;
  }

  private static int checked(int length) throws IOException {
    if (length < 0 || length > LONGEST) {
      throw new IOException("a block of " + Integer.toUnsignedLong(length) + " bytes");
    }
    return length;
  }

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
    int read = Math.min(count, text.length - from);
    System.arraycopy(text, from, to, at, read);
    from += read;
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
