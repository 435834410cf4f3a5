package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends packets of one connection, in frames of up to 16 MB, and makes the sender wait while the
 * client does not read. One thread at a time sends; {@link #wake} may come from any.
 */
final class PacketOutput {
  private static final int FLUSH_BYTES = 64 << 10;

  private final Channel channel;
  private final long timeoutMillis;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int sequence;
  private int unflushed;

  PacketOutput(Channel channel, long timeoutMillis) {
    this.channel = channel;
    this.timeoutMillis = timeoutMillis;
  }

  /** The next packet answers one whose last frame had this number. */
  void answering(int clientSequence) {
    sequence = clientSequence + 1;
  }

  /** Sends a packet and lets go of {@code payload}. */
  void send(ByteBuf payload) throws IOException {
    int length = payload.readableBytes();
    while (payload.readableBytes() >= FrameDecoder.MAX_FRAME) {
      frame(payload.readRetainedSlice(FrameDecoder.MAX_FRAME));
    }
    frame(payload);
    unflushed += length;
    if (unflushed >= FLUSH_BYTES) {
      flush();
      awaitWritable();
    }
  }

  void flush() {
    unflushed = 0;
    channel.flush();
  }

  private void frame(ByteBuf part) {
    ByteBuf header = channel.alloc().buffer(4);
    header.writeMediumLE(part.readableBytes()).writeByte(sequence++);
    channel.write(header, channel.voidPromise());
    channel.write(part, channel.voidPromise());
  }

  /** Called when the channel can take more, or is gone. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitWritable() throws IOException {
    long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    lock.lock();
    try {
      while (channel.isActive() && !channel.isWritable()) {
        if (left <= 0) {
          channel.close();
          throw new IOException("the client does not read its rows");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while sending rows", e);
    } finally {
      lock.unlock();
    }
    if (!channel.isActive()) {
      throw new IOException("the client is gone");
    }
  }
}
