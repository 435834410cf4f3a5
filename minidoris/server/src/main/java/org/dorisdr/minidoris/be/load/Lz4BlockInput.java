package org.dorisdr.minidoris.be.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads blocks of LZ4 as Hadoop writes them: the length of a text, then its parts, each behind the
 * length of what it was compressed to. For one thread.
 */
final class Lz4BlockInput extends InputStream {
  private static final int LONGEST = 1 << 28;

  private final DataInputStream in;
  private byte[] text = new byte[0];
  private int from;

  Lz4BlockInput(InputStream in) {
    this.in = new DataInputStream(in);
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

  private boolean fill() throws IOException {
    while (from == text.length) {
      int first = in.read();
      if (first < 0) {
        return false;
      }
      int length =
          first << 24
              | in.readUnsignedByte() << 16
              | in.readUnsignedByte() << 8
              | in.readUnsignedByte();
      text = new byte[checked(length)];
      from = 0;
      for (int end = 0; end < length; ) {
        byte[] block = new byte[checked(in.readInt())];
        in.readFully(block);
        end = Lz4Block.decode(block, text, end, end);
      }
    }
    return true;
  }

  private static int checked(int length) throws IOException {
    if (length < 0 || length > LONGEST) {
      throw new IOException("[INTERNAL_ERROR]fail to do LZ4Block decompress");
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
