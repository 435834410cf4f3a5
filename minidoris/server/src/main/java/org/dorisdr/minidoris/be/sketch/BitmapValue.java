package org.dorisdr.minidoris.be.sketch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of unsigned numbers of 64 bits, as values of Doris's type BITMAP are. Unlike {@code
 * Roaring64NavigableMap} it keeps no part that has become empty, which Doris does not write. Not
 * thread safe.
 *
 * @see BitmapFormat
 */
public final class BitmapValue {
  private static final long LOW = 0xffff_ffffL;

  /** The numbers that share their high half, by that half. */
  private final TreeMap<Integer, RoaringBitmap> parts = new TreeMap<>(Integer::compareUnsigned);

  /** Adds a number. */
  public void add(long value) {
    parts
        .computeIfAbsent((int) (value >>> Integer.SIZE), high -> new RoaringBitmap())
        .add((int) value);
  }

  /** Takes a number out. */
  public void remove(long value) {
    int high = (int) (value >>> Integer.SIZE);
    RoaringBitmap part = parts.get(high);
    if (part != null) {
      part.remove((int) value);
      if (part.isEmpty()) {
        parts.remove(high);
      }
    }
  }

  public boolean contains(long value) {
    RoaringBitmap part = parts.get((int) (value >>> Integer.SIZE));
    return part != null && part.contains((int) value);
  }

  public long cardinality() {
    return parts.values().stream().mapToLong(RoaringBitmap::getLongCardinality).sum();
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * @throws NoSuchElementException if it is empty
   */
  public long min() {
    Map.Entry<Integer, RoaringBitmap> first = parts.firstEntry();
    return joined(first.getKey(), first.getValue().first());
  }

  /**
   * @throws NoSuchElementException if it is empty
   */
  public long max() {
    Map.Entry<Integer, RoaringBitmap> last = parts.lastEntry();
    return joined(last.getKey(), last.getValue().last());
  }

  /** Adds the numbers of another one, which stays as it is. */
  public void or(BitmapValue other) {
    other.parts.forEach(
        (high, part) -> parts.computeIfAbsent(high, h -> new RoaringBitmap()).or(part));
  }

  /** Keeps the numbers that another one has too. */
  public void and(BitmapValue other) {
    change(other, (own, others) -> own.and(others));
  }

  /** Takes out the numbers that another one has. */
  public void andNot(BitmapValue other) {
    change(other, (own, others) -> own.andNot(others));
  }

  private void change(BitmapValue other, BiConsumer<RoaringBitmap, RoaringBitmap> operation) {
    parts.forEach(
        (high, part) ->
            operation.accept(part, other.parts.getOrDefault(high, new RoaringBitmap())));
    parts.values().removeIf(RoaringBitmap::isEmpty);
  }

  /** Keeps the numbers that one of both has alone. */
  public void xor(BitmapValue other) {
    other.parts.forEach(
        (high, part) -> parts.computeIfAbsent(high, h -> new RoaringBitmap()).xor(part));
    parts.values().removeIf(RoaringBitmap::isEmpty);
  }

  /** Tells the numbers in their order until one is answered with false. */
  public void whileTrue(LongPredicate more) {
    for (Map.Entry<Integer, RoaringBitmap> entry : parts.entrySet()) {
      PeekableIntIterator numbers = entry.getValue().getIntIterator();
      while (numbers.hasNext()) {
        if (!more.test(joined(entry.getKey(), numbers.next()))) {
          return;
        }
      }
    }
  }

  /** Tells all numbers in their order. */
  public void forEach(LongConsumer consumer) {
    whileTrue(
        value -> {
          consumer.accept(value);
          return true;
        });
  }

  /** The numbers by their high halves, which share them; none is empty. */
  Map<Integer, RoaringBitmap> parts() {
    return parts;
  }

  /** Adds numbers with a high half as they are serialised, and goes behind them. */
  void addPart(int high, ByteBuffer in) {
    RoaringBitmap part = new RoaringBitmap();
    try {
      ByteBuffer rest = in.slice().order(in.order());
      part.deserialize(rest);
    } catch (IOException e) {
      throw new IllegalArgumentException("no bitmap: " + e.getMessage(), e);
    }
    in.position(in.position() + part.serializedSizeInBytes());
    if (!part.isEmpty()) {
      parts.put(high, part);
    }
  }

  private static long joined(int high, int low) {
    return (long) high << Integer.SIZE | low & LOW;
  }
}
