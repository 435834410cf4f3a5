package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

/** OK packets as bytes, as frontends hand them to each other. Stateless. */
public final class OkPacket {
  private OkPacket() {}

  public static byte[] write(long affectedRows, String info) {
    ByteBuf packet = new Replies(UnpooledByteBufAllocator.DEFAULT).ok(affectedRows, info, false);
    return ByteBufUtil.getBytes(packet);
  }

  /** Text of an OK packet; empty if there is none. */
  public static String info(byte[] packet) {
    ByteBuf in = Unpooled.wrappedBuffer(packet);
    if (!in.isReadable() || in.readByte() != 0) {
      return "";
    }
    Wire.readLength(in);
    Wire.readLength(in);
    in.skipBytes(4);
    return in.isReadable() ? Wire.readText(in) : "";
  }
}
