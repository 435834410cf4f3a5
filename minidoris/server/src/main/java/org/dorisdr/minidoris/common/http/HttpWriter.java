package org.dorisdr.minidoris.common.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Writes one answer to one connection; files go out without passing through the heap. */
final class HttpWriter {
  private final ChannelHandlerContext context;
  private final boolean keepAlive;
  private final boolean headOnly;

  HttpWriter(ChannelHandlerContext context, boolean keepAlive, HttpMethod method) {
    this.context = context;
    this.keepAlive = keepAlive;
    this.headOnly = method.equals(HttpMethod.HEAD);
  }

  void write(HttpAnswer answer) {
    if (answer.file() == null) {
      writeBody(answer);
      return;
    }
    try {
      writeFile(answer);
    } catch (IOException e) {
      // Opened only now, it may have been deleted since the route looked.
      writeBody(HttpAnswer.text(404, "file not exist."));
    }
  }

  private void writeBody(HttpAnswer answer) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            headOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
    head(response, answer, answer.body().length);
    end(context.writeAndFlush(response));
  }

  private void writeFile(HttpAnswer answer) throws IOException {
    FileChannel file = FileChannel.open(answer.file(), StandardOpenOption.READ);
    long size = file.size();
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head(response, answer, size);
    context.write(response);
    if (headOnly || size == 0) {
      file.close();
    } else {
      // Netty closes the file when the region is written or dropped.
      context.write(new DefaultFileRegion(file, 0, size));
    }
    end(context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
  }

  private void head(HttpResponse response, HttpAnswer answer, long length) {
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
    answer.headers().forEach((name, value) -> response.headers().set(name, value));
    response
        .headers()
        .set(
            HttpHeaderNames.CONNECTION,
            keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
  }

  private void end(ChannelFuture written) {
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    } else {
      written.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
  }
}
