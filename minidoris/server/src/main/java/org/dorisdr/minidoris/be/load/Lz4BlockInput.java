package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads blocks of LZ4 as Hadoop writes them: the length of a text, then its parts, each behind the
 * length of what it was compressed to. For one thread.
 */
final class Lz4BlockInput extends BlockInput {
  private static final int LONGEST = 1 << 28;

  Lz4BlockInput(InputStream in) {
    super(in);
  }

  @Override
  boolean fill() throws IOException {
    while (from == end) {
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
      from = end = 0;
      while (end < length) {
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
}
