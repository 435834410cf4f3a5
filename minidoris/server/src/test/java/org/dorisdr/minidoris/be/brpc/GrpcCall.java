package org.dorisdr.minidoris.be.brpc;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One unary gRPC call over HTTP/2 with prior knowledge, and all that came back. */
final class GrpcCall extends ChannelInboundHandlerAdapter {
  final StringBuilder headers = new StringBuilder();
  final StringBuilder body = new StringBuilder();
  private final CompletableFuture<GrpcCall> end = new CompletableFuture<>();

  static GrpcCall send(int port, String path, byte[] message) throws Exception {
    EventLoopGroup loop = new NioEventLoopGroup(1);
    try {
      Channel connection =
          new Bootstrap()
              .group(loop)
              .channel(NioSocketChannel.class)
              .handler(
                  new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                      channel
                          .pipeline()
                          .addLast(
                              Http2FrameCodecBuilder.forClient().build(),
                              new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
                    }
                  })
              .connect("127.0.0.1", port)
              .sync()
              .channel();
      GrpcCall call = new GrpcCall();
      Http2StreamChannel stream =
          new Http2StreamChannelBootstrap(connection).handler(call).open().sync().getNow();
      stream.write(
          new DefaultHttp2HeadersFrame(
              new DefaultHttp2Headers()
                  .method("POST")
                  .scheme("http")
                  .authority("127.0.0.1:" + port)
                  .path(path)
                  .set("content-type", "application/grpc")
                  .set("te", "trailers"),
              false));
      stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(message), true));
      return call.end.get(3, TimeUnit.MINUTES);
    } finally {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext stream, Object frame) {
    boolean last = false;
    if (frame instanceof Http2HeadersFrame head) {
      head.headers().forEach(h -> headers.append(h.getKey() + "=" + h.getValue() + "\n"));
      last = head.isEndStream();
    } else if (frame instanceof Http2DataFrame data) {
      body.append(ByteBufUtil.hexDump(data.content()));
      last = data.isEndStream();
    }
    ReferenceCountUtil.release(frame);
    if (last) {
      end.complete(this);
    }
  }
}
