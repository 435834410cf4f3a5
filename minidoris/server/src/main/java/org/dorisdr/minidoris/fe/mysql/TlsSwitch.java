package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/**
 * Looks at the first packet of a client: if it only asks for TLS, what follows is encrypted, and
 * the client's answer to the handshake comes in there. It stands before the packets are put
 * together, since a client may send both in one go. One a connection; it goes away after that
 * packet.
 */
final class TlsSwitch extends ByteToMessageDecoder {
  private static final int HEADER = 4;

  private final ServerTls tls;

  TlsSwitch(ServerTls tls) {
    this.tls = tls;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < HEADER) {
      return;
    }
    if (in.getUnsignedMediumLE(in.readerIndex()) != HandshakeResponse.TLS_REQUEST) {
      ctx.pipeline().remove(this);
      return;
    }
    if (in.readableBytes() < HEADER + HandshakeResponse.TLS_REQUEST) {
      return;
    }
    if ((in.getIntLE(in.readerIndex() + HEADER) & Capabilities.SSL) != 0) {
      in.skipBytes(HEADER + HandshakeResponse.TLS_REQUEST);
      ctx.pipeline().addAfter(ctx.name(), "tls", new SslHandler(tls.engine()));
    }
    ctx.pipeline().remove(this);
  }
}
