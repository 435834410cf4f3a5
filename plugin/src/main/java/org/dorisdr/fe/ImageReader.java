package org.dorisdr.fe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Reads what the FE writes into its image, while it is being written, so that nothing is kept that
 * is not asked for. Numbers are big-endian; a text is its length as int and UTF-8. Whoever extends
 * it says with {@link #next} what comes next. For one thread.
 */
abstract class ImageReader extends OutputStream {
  /** No list and no text of Doris is longer: the form is another one. */
  private static final int LARGEST = 1 << 28;

  /** Says that all that matters was written, so that the rest need not be. */
  static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private byte[] field = new byte[Long.BYTES];

  /** Bytes that the field has once it is filled; room for them is made only as they come. */
  private int size;

  private int filled;
  private Consumer<byte[]> whenFilled;
  private boolean over;

  /** Whether all that matters was read. */
  final boolean isOver() {
    return over;
  }

  /** All that matters was read. */
  final void end() {
    over = true;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (!over && (at < end || filled == size)) {
      int take = Math.min(size - filled, end - at);
      makeRoom(filled + take);
      System.arraycopy(bytes, at, field, filled, take);
      filled += take;
      at += take;
      if (filled < size) {
        return;
      }
      try {
        whenFilled.accept(Arrays.copyOf(field, size));
      } catch (IllegalStateException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    if (over) {
      throw new Enough();
    }
  }

  private void makeRoom(int bytes) {
    if (bytes > field.length) {
      field = Arrays.copyOf(field, Math.max(bytes, Math.min(size, 2 * field.length)));
    }
  }

  final void next(int length, Consumer<byte[]> then) {
    size = length;
    filled = 0;
    whenFilled = then;
  }

  final void number(IntConsumer then) {
    next(
        Integer.BYTES,
        bytes -> {
          int number = ByteBuffer.wrap(bytes).getInt();
          if (number < 0 || number > LARGEST) {
            throw new IllegalStateException("it starts a list or a text of " + number);
          }
          then.accept(number);
        });
  }

  final void text(Consumer<String> then) {
    number(n -> next(n, bytes -> then.accept(new String(bytes, StandardCharsets.UTF_8))));
  }

  final void texts(int left, Consumer<String> each, Runnable then) {
    if (left == 0) {
      then.run();
      return;
    }
    text(
        value -> {
          each.accept(value);
          texts(left - 1, each, then);
        });
  }

  final void ids(int left, Consumer<Long> each, Runnable then) {
    if (left == 0) {
      then.run();
      return;
    }
    id(
        value -> {
          each.accept(value);
          ids(left - 1, each, then);
        });
  }

  /** A number of eight bytes. */
  final void id(Consumer<Long> then) {
    next(Long.BYTES, bytes -> then.accept(ByteBuffer.wrap(bytes).getLong()));
  }
}
