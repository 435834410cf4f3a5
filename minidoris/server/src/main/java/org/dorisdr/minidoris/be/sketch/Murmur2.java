package org.dorisdr.minidoris.be.sketch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MurmurHash2 by Austin Appleby (public domain), 64 bits, with the seed of Doris. Stateless. */
public final class Murmur2 {
  private static final long SEED = 0xadc83b19L;
  private static final long M = 0xc6a4a7935bd1e995L;
  private static final int R = 47;

  private Murmur2() {}

  public static long hash64(byte[] data) {
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    long h = SEED ^ data.length * M;
    while (in.remaining() >= Long.BYTES) {
      long k = in.getLong() * M;
      h = (h ^ (k ^ k >>> R) * M) * M;
    }
    if (in.hasRemaining()) {
      for (int shift = 0; in.hasRemaining(); shift += Byte.SIZE) {
        h ^= (in.get() & 0xffL) << shift;
      }
      h *= M;
    }
    h = (h ^ h >>> R) * M;
    return h ^ h >>> R;
  }
}
