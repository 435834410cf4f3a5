package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Puts packets together from frames of up to 16 MB. One a connection. */
final class FrameDecoder extends ByteToMessageDecoder {
  static final int MAX_FRAME = 0xffffff;

  private final int maxPacket;
  private CompositeByteBuf earlier;
  private boolean tooLarge;
  private long toSkip;

  FrameDecoder(int maxPacket) {
    this.maxPacket = maxPacket;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (toSkip > 0) {
      int now = (int) Math.min(toSkip, in.readableBytes());
      in.skipBytes(now);
      toSkip -= now;
      return;
    }
    if (in.readableBytes() < 4) {
      return;
    }
    int length = in.getUnsignedMediumLE(in.readerIndex());
    int sequence = in.getUnsignedByte(in.readerIndex() + 3);
    boolean last = length < MAX_FRAME;
    if (tooLarge || read(earlier) + length > maxPacket) {
      in.skipBytes(4);
      toSkip = length;
      skipped(last, sequence, out);
      return;
    }
    if (in.readableBytes() < 4 + length) {
      return;
    }
    in.skipBytes(4);
    join(ctx, in.readRetainedSlice(length), last, sequence, out);
  }

  private static int read(ByteBuf buffer) {
    return buffer == null ? 0 : buffer.readableBytes();
  }

  private void join(
      ChannelHandlerContext ctx, ByteBuf frame, boolean last, int sequence, List<Object> out) {
    if (earlier == null && last) {
      out.add(new Packet(sequence, frame));
      return;
    }
    if (earlier == null) {
      earlier = ctx.alloc().compositeBuffer(1024);
    }
    earlier.addComponent(true, frame);
    if (last) {
      out.add(new Packet(sequence, earlier));
      earlier = null;
    }
  }

  private void skipped(boolean last, int sequence, List<Object> out) {
    release();
    tooLarge = !last;
    if (last) {
      out.add(new Packet(sequence, null));
    }
  }

  private void release() {
    if (earlier != null) {
      earlier.release();
      earlier = null;
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) {
    release();
  }
}
