package org.dorisdr.minidoris.be.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Keeps what was read of a stream until it is taken, however far ahead a parser reads. */
final class KeptInput extends FilterInputStream {
  private byte[] kept = new byte[1 << 14];
  private long from;
  private int length;

  KeptInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    int read = super.read(bytes, offset, count);
    if (read > 0) {
      if (length + read > kept.length) {
        kept = Arrays.copyOf(kept, Math.max(length + read, kept.length * 2));
      }
      System.arraycopy(bytes, offset, kept, length, read);
      length += read;
    }
    return read;
  }

  /**
   * The bytes between two places of the stream; nothing before the end of them can be taken again.
   */
  byte[] take(long start, long end) {
    byte[] taken = Arrays.copyOfRange(kept, (int) (start - from), (int) (end - from));
    int rest = (int) (from + length - end);
    System.arraycopy(kept, length - rest, kept, 0, rest);
    length = rest;
    from = end;
    return taken;
  }
}
