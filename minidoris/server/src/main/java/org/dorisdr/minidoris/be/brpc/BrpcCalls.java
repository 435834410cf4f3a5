package org.dorisdr.minidoris.be.brpc;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;

/**
 * Answers one gRPC call a stream: how much is queued for group commit, which is nothing, since
 * minidoris has no group commit. Every other method is answered UNIMPLEMENTED, so that a caller
 * gives up at once. Thread safe.
 */
@Sharable
final class BrpcCalls extends ChannelInboundHandlerAdapter {
  static final String WAL_QUEUE_SIZE = "/doris.PBackendService/get_wal_queue_size";

  private static final int GRPC_OK = 0;
  private static final int GRPC_UNIMPLEMENTED = 12;
  private static final AttributeKey<String> PATH = AttributeKey.valueOf("brpc.path");

  /** A gRPC frame (not compressed, 6 bytes) with PGetWalQueueSizeResponse {status {0}, size 0}. */
  private static final byte[] NOTHING_QUEUED = {0, 0, 0, 0, 6, 0x0a, 2, 0x08, 0, 0x10, 0};

  @Override
  public void channelRead(ChannelHandlerContext stream, Object frame) {
    try {
      if (frame instanceof Http2HeadersFrame head) {
        stream.channel().attr(PATH).set(String.valueOf(head.headers().path()));
        endIf(head.isEndStream(), stream);
      } else if (frame instanceof Http2DataFrame data) {
        endIf(data.isEndStream(), stream);
      }
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private static void endIf(boolean end, ChannelHandlerContext stream) {
    if (!end) {
      return;
    }
    String path = stream.channel().attr(PATH).get();
    if (!WAL_QUEUE_SIZE.equals(path)) {
      Http2Headers refusal = head().setInt("grpc-status", GRPC_UNIMPLEMENTED);
      // Doris's frontends look for the words Method and unimplemented.
      refusal.set("grpc-message", "Method " + path + " is unimplemented");
      stream.writeAndFlush(new DefaultHttp2HeadersFrame(refusal, true));
      return;
    }
    stream.write(new DefaultHttp2HeadersFrame(head(), false));
    stream.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(NOTHING_QUEUED), false));
    stream.writeAndFlush(
        new DefaultHttp2HeadersFrame(
            new DefaultHttp2Headers().setInt("grpc-status", GRPC_OK), true));
  }

  private static Http2Headers head() {
    return new DefaultHttp2Headers().status("200").set("content-type", "application/grpc");
  }
}
