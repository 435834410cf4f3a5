package org.dorisdr.minidoris.be.load;

import java.io.IOException;

/** Decompresses one block of LZ4. Stateless. */
final class Lz4Block {
  private static final int LEAST_MATCH = 4;

  private Lz4Block() {}

  /**
   * @param first what stands in {@code to} from there to {@code at} may be referred to
   * @return end of what was written
   */
  static int decode(byte[] block, byte[] to, int first, int at) throws IOException {
    try {
      return decoded(block, to, first, at);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IOException("[INTERNAL_ERROR]Decompress error: ERROR_decompressionFailed", e);
    }
  }

  private static int decoded(byte[] block, byte[] to, int first, int at) {
    int out = at;
    int in = 0;
    while (in < block.length) {
      int token = block[in++] & 0xff;
      int literals = token >> 4;
      if (literals == 15) {
        int more;
        do {
          more = block[in++] & 0xff;
          literals += more;
        } while (more == 0xff);
      }
      System.arraycopy(block, in, to, out, literals);
      in += literals;
      out += literals;
      if (in == block.length) {
        return out;
      }
      int match = out - ((block[in++] & 0xff) | (block[in++] & 0xff) << 8);
      if (match < first) {
        throw new ArrayIndexOutOfBoundsException(match);
      }
      int length = (token & 15) + LEAST_MATCH;
      if ((token & 15) == 15) {
        int more;
        do {
          more = block[in++] & 0xff;
          length += more;
        } while (more == 0xff);
      }
      // One by one, as a match may reach into what it writes.
      for (int i = 0; i < length; i++) {
        to[out++] = to[match++];
      }
    }
    return out;
  }
}
