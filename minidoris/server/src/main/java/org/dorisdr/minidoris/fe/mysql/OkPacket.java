package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** OK packets as bytes, as frontends hand them to each other. Stateless. */
public final class OkPacket {
  private OkPacket() {}

  public static byte[] write(StatementResult result) {
    ByteBuf packet = new Replies(UnpooledByteBufAllocator.DEFAULT).ok(result, false);
    return ByteBufUtil.getBytes(packet);
  }

  /** What a packet tells of a statement that answered no rows; nothing if it is no OK packet. */
  public static StatementResult read(byte[] packet) {
    ByteBuf in = Unpooled.wrappedBuffer(packet);
    if (!in.isReadable() || in.readByte() != 0) {
      return StatementResult.ok();
    }
    long affected = Wire.readLength(in);
    Wire.readLength(in);
    in.skipBytes(2);
    int warnings = in.readUnsignedShortLE();
    String info = in.isReadable() ? Wire.readText(in) : "";
    return StatementResult.affected(affected, warnings, info);
  }
}
