package org.dorisdr.minidoris.be.sketch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.roaringbitmap.InvalidRoaringFormat;
import org.roaringbitmap.RoaringBitmap;

/**
 * Bitmaps as Doris's backends write them (BitmapTypeCode): a byte that tells how, and the numbers.
 * Stateless.
 */
public final class BitmapFormat {
  private static final int EMPTY = 0;
  private static final int SINGLE_32 = 1;
  private static final int BITMAP_32 = 2;
  private static final int SINGLE_64 = 3;
  private static final int BITMAP_64 = 4;
  private static final int SET = 5;
  private static final int SET_V2 = 10;

  /** So many numbers are written one by one. */
  public static final int MOST_IN_SET = 32;

  private static final int VARINT_BITS = 7;
  private static final int VARINT_MORE = 1 << VARINT_BITS;

  private BitmapFormat() {}

  /**
   * @throws IllegalArgumentException if it is none, or of a kind that is not written by default
   */
  public static BitmapValue read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return read(in);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | InvalidRoaringFormat e) {
      throw new IllegalArgumentException("no bitmap", e);
    }
  }

  private static BitmapValue read(ByteBuffer in) {
    BitmapValue value = new BitmapValue();
    int code = in.get();
    switch (code) {
      case EMPTY -> {
        // Has no numbers.
      }
      case SINGLE_32 -> value.add(Integer.toUnsignedLong(in.getInt()));
      case SINGLE_64 -> value.add(in.getLong());
      case SET -> numbers(in, Byte.toUnsignedInt(in.get()), value);
      case SET_V2 -> numbers(in, in.getInt(), value);
      case BITMAP_32 -> value.addPart(0, in);
      case BITMAP_64 -> {
        for (long parts = varint(in); parts > 0; parts--) {
          value.addPart(in.getInt(), in);
        }
      }
      default -> throw new IllegalArgumentException("no bitmap: its kind is " + code);
    }
    return value;
  }

  private static void numbers(ByteBuffer in, int count, BitmapValue value) {
    for (int i = 0; i < count; i++) {
      value.add(in.getLong());
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += VARINT_BITS) {
      int next = Byte.toUnsignedInt(in.get());
      value |= (long) (next & (VARINT_MORE - 1)) << shift;
      if (next < VARINT_MORE) {
        return value;
      }
    }
  }

  public static byte[] write(BitmapValue value) {
    long count = value.cardinality();
    if (count == 0) {
      return new byte[] {EMPTY};
    }
    return count <= MOST_IN_SET ? set(value, (int) count) : parts(value);
  }

  private static byte[] set(BitmapValue value, int count) {
    ByteBuffer out = buffer(2 + count * Long.BYTES);
    out.put((byte) SET).put((byte) count);
    value.forEach(out::putLong);
    return out.array();
  }

  private static byte[] parts(BitmapValue value) {
    Map<Integer, RoaringBitmap> parts = value.parts();
    int size = 2;
    for (RoaringBitmap part : parts.values()) {
      part.runOptimize();
      size += Integer.BYTES + 1 + part.serializedSizeInBytes();
    }
    ByteBuffer out = buffer(size);
    if (parts.size() == 1 && parts.containsKey(0)) {
      out.put((byte) BITMAP_32);
      parts.get(0).serialize(out);
    } else {
      out.put((byte) BITMAP_64);
      int left = parts.size();
      for (; left >= VARINT_MORE; left >>>= VARINT_BITS) {
        out.put((byte) (left | VARINT_MORE));
      }
      out.put((byte) left);
      parts.forEach(
          (high, part) -> {
            out.putInt(high);
            part.serialize(out);
          });
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
