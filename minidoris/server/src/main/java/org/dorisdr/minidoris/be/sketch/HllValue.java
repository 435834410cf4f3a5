package org.dorisdr.minidoris.be.sketch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeSet;

/**
 * An estimate of how many different hashes were added, as Doris's backends make it (HyperLogLog):
 * up to 160 hashes are kept, of more the longest run of zeros in each of 16384 classes. Not thread
 * safe.
 */
public final class HllValue {
  private static final int EMPTY = 0;
  private static final int EXPLICIT = 1;
  private static final int SPARSE = 2;
  private static final int FULL = 3;

  private static final int MOST_HASHES = 160;
  private static final int INDEX_BITS = 14;
  private static final int REGISTERS = 1 << INDEX_BITS;
  private static final int MOST_SPARSE = 4096;
  private static final int SPARSE_BYTES = 3;
  private static final int HEAD_BYTES = 5;

  private final TreeSet<Long> hashes = new TreeSet<>();

  /** Null until there are too many hashes. */
  private byte[] registers;

  /** Adds a hash. */
  public void add(long hash) {
    if (registers != null) {
      register(hash);
      return;
    }
    hashes.add(hash);
    if (hashes.size() > MOST_HASHES) {
      convert();
    }
  }

  private void convert() {
    registers = new byte[REGISTERS];
    hashes.forEach(this::register);
    hashes.clear();
  }

  private void register(long hash) {
    int index = (int) (hash & (REGISTERS - 1));
    long rest = hash >>> INDEX_BITS | 1L << (Long.SIZE - INDEX_BITS);
    raise(index, Long.numberOfTrailingZeros(rest) + 1);
  }

  private void raise(int index, int value) {
    registers[index] = (byte) Math.max(registers[index], value);
  }

  /** Adds what another one has, which stays as it is. */
  public void union(HllValue other) {
    other.hashes.forEach(this::add);
    if (other.registers != null) {
      if (registers == null) {
        convert();
      }
      for (int i = 0; i < REGISTERS; i++) {
        raise(i, other.registers[i]);
      }
    }
  }

  /** How many different hashes there are about. */
  public long cardinality() {
    return registers == null ? hashes.size() : HllEstimate.of(registers);
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  public static HllValue read(byte[] bytes) {
    try {
      HllValue value = new HllValue();
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      value.read(in);
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("no HLL: more bytes than there should be");
      }
      return value;
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("no HLL: too few bytes", e);
    }
  }

  private void read(ByteBuffer in) {
    int kind = in.get();
    switch (kind) {
      case EMPTY -> {
        // Has no hashes.
      }
      case EXPLICIT -> {
        for (int left = Byte.toUnsignedInt(in.get()); left > 0; left--) {
          hashes.add(in.getLong());
        }
      }
      case SPARSE -> {
        registers = new byte[REGISTERS];
        for (int left = in.getInt(); left > 0; left--) {
          registers[Short.toUnsignedInt(in.getShort())] = in.get();
        }
      }
      case FULL -> {
        registers = new byte[REGISTERS];
        in.get(registers);
      }
      default -> throw new IllegalArgumentException("no HLL: its kind is " + kind);
    }
  }

  public byte[] write() {
    if (registers != null) {
      return written();
    }
    if (hashes.isEmpty()) {
      return new byte[] {EMPTY};
    }
    ByteBuffer out = buffer(2 + hashes.size() * Long.BYTES);
    out.put((byte) EXPLICIT).put((byte) hashes.size());
    hashes.forEach(out::putLong);
    return out.array();
  }

  private byte[] written() {
    int used = 0;
    for (byte register : registers) {
      used += register == 0 ? 0 : 1;
    }
    if (used > MOST_SPARSE) {
      return buffer(1 + REGISTERS).put((byte) FULL).put(registers).array();
    }
    ByteBuffer out = buffer(HEAD_BYTES + used * SPARSE_BYTES);
    out.put((byte) SPARSE).putInt(used);
    for (int i = 0; i < REGISTERS; i++) {
      if (registers[i] != 0) {
        out.putShort((short) i).put(registers[i]);
      }
    }
    return out.array();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
