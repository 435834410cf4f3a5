package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Packets that a server answers with, without their frames. Stateless. */
final class Replies {
  private static final int MAX_TEXT = 8192;

  private final ByteBufAllocator alloc;

  Replies(ByteBufAllocator alloc) {
    this.alloc = alloc;
  }

  ByteBuf handshake(String version, int connectionId, byte[] challenge, boolean tls) {
    int capabilities = Capabilities.SERVER | (tls ? Capabilities.SSL : 0);
    ByteBuf out = alloc.buffer(128);
    out.writeByte(10);
    Wire.writeNulText(out, version);
    out.writeIntLE(connectionId);
    out.writeBytes(challenge, 0, 8).writeByte(0);
    out.writeShortLE(capabilities & 0xffff);
    out.writeByte(Capabilities.UTF8_GENERAL_CI);
    out.writeShortLE(0);
    out.writeShortLE(capabilities >>> 16);
    out.writeByte(challenge.length + 1);
    out.writeZero(10);
    out.writeBytes(challenge, 8, challenge.length - 8).writeByte(0);
    Wire.writeNulText(out, Capabilities.NATIVE_PASSWORD);
    return out;
  }

  /** Asks the client to answer again, with the only method that we know. */
  ByteBuf switchToNative(byte[] challenge) {
    ByteBuf out = alloc.buffer(64).writeByte(0xfe);
    Wire.writeNulText(out, Capabilities.NATIVE_PASSWORD);
    return out.writeBytes(challenge).writeByte(0);
  }

  ByteBuf ok() {
    return ok(StatementResult.ok(), false);
  }

  ByteBuf ok(StatementResult result, boolean more) {
    return okWith(0x00, result, more);
  }

  /** The end of rows for clients that know no EOF packet any more. */
  ByteBuf endOfRows(boolean more) {
    return okWith(0xfe, StatementResult.ok(), more);
  }

  private ByteBuf okWith(int header, StatementResult result, boolean more) {
    ByteBuf out = alloc.buffer(32).writeByte(header);
    Wire.writeLength(out, result.affectedRows());
    Wire.writeLength(out, 0);
    out.writeShortLE(status(more)).writeShortLE((int) result.warnings());
    String info = result.info();
    if (info != null && !info.isEmpty()) {
      Wire.writeText(out, info);
    }
    return out;
  }

  ByteBuf eof(boolean more) {
    return alloc.buffer(5).writeByte(0xfe).writeShortLE(0).writeShortLE(status(more));
  }

  ByteBuf error(StatementError error) {
    ByteBuf out = alloc.buffer(128).writeByte(0xff).writeShortLE(error.code());
    out.writeByte('#').writeBytes(error.sqlState().getBytes(StandardCharsets.US_ASCII));
    String text = error.getMessage() == null ? "" : error.getMessage();
    return out.writeBytes(shortened(text).getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves out the middle of a long text: the place of an error often stands at its end. */
  private static String shortened(String text) {
    int length = text.length();
    return length <= MAX_TEXT
        ? text
        : text.substring(0, MAX_TEXT / 2) + " … " + text.substring(length - MAX_TEXT / 2);
  }

  private static int status(boolean more) {
    return more ? Capabilities.STATUS_MORE_RESULTS : 0;
  }
}
