package org.dorisdr.minidoris.be.exec;

import java.nio.ByteBuffer;

/** xxHash by Yann Collet (BSD), 32 bits. Stateless. */
final class XxHash {
  private static final int A1 = 0x9E3779B1;
  private static final int A2 = 0x85EBCA77;
  private static final int A3 = 0xC2B2AE3D;
  private static final int A4 = 0x27D4EB2F;
  private static final int A5 = 0x165667B1;

  private XxHash() {}

  static int hash32(byte[] data, int seed) {
    ByteBuffer in = HashFunctions.littleEndian(data);
    int h = seed + A5;
    if (data.length >= 16) {
      int[] v = {seed + A1 + A2, seed + A2, seed, seed - A1};
      while (in.remaining() >= 16) {
        for (int i = 0; i < 4; i++) {
          v[i] = Integer.rotateLeft(v[i] + in.getInt() * A2, 13) * A1;
        }
      }
      h =
          Integer.rotateLeft(v[0], 1)
              + Integer.rotateLeft(v[1], 7)
              + Integer.rotateLeft(v[2], 12)
              + Integer.rotateLeft(v[3], 18);
    }
    h += data.length;
    while (in.remaining() >= 4) {
      h = Integer.rotateLeft(h + in.getInt() * A3, 17) * A4;
    }
    while (in.hasRemaining()) {
      h = Integer.rotateLeft(h + (in.get() & 0xff) * A5, 11) * A1;
    }
    h = (h ^ (h >>> 15)) * A2;
    h = (h ^ (h >>> 13)) * A3;
    return h ^ (h >>> 16);
  }
}
