package org.dorisdr.minidoris.be.exec;

import java.nio.ByteBuffer;

/** MurmurHash3 by Austin Appleby (public domain), the variants that Doris has. Stateless. */
final class Murmur3 {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  /** Of Doris's hashes of 32 bits. */
  static final int SEED = 104729;

  private Murmur3() {}

  /** x86, 32 bits. */
  static int hash32(byte[] data, int seed) {
    ByteBuffer in = HashFunctions.littleEndian(data);
    int h = seed;
    while (in.remaining() >= 4) {
      h = Integer.rotateLeft(h ^ scramble32(in.getInt()), 13) * 5 + 0xe6546b64;
    }
    int tail = 0;
    for (int shift = 0; in.hasRemaining(); shift += 8) {
      tail |= (in.get() & 0xff) << shift;
    }
    h ^= scramble32(tail);
    return mix32(h ^ data.length);
  }

  private static int scramble32(int k) {
    return Integer.rotateLeft(k * 0xcc9e2d51, 15) * 0x1b873593;
  }

  private static int mix32(int h) {
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /** First half of x64, 128 bits. */
  static long hash64(byte[] data, long seed) {
    ByteBuffer in = HashFunctions.littleEndian(data);
    long h1 = seed;
    long h2 = seed;
    while (in.remaining() >= 16) {
      h1 = (Long.rotateLeft(h1 ^ first(in.getLong()), 27) + h2) * 5 + 0x52dce729;
      h2 = (Long.rotateLeft(h2 ^ second(in.getLong()), 31) + h1) * 5 + 0x38495ab5;
    }
    long k1 = tail(in);
    long k2 = tail(in);
    h1 ^= first(k1) ^ data.length;
    h2 ^= second(k2) ^ data.length;
    h1 += h2;
    h2 += h1;
    return mix64(h1) + mix64(h2);
  }

  /** Doris's own reduction of x64 to one lane of 64 bits. */
  static long hash64OneLane(byte[] data, long seed) {
    ByteBuffer in = HashFunctions.littleEndian(data);
    long h = seed;
    while (in.remaining() >= 8) {
      h = Long.rotateLeft(h ^ first(in.getLong()), 27) * 5 + 0x52dce729;
    }
    return mix64(h ^ first(tail(in)) ^ data.length);
  }

  private static long tail(ByteBuffer in) {
    long k = 0;
    for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 8) {
      k |= (in.get() & 0xffL) << shift;
    }
    return k;
  }

  private static long first(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long second(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  private static long mix64(long h) {
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
