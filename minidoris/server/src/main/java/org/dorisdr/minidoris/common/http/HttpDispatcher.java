package org.dorisdr.minidoris.common.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the requests of one connection to their routes, one after the other. */
final class HttpDispatcher extends SimpleChannelInboundHandler<HttpObject> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDispatcher.class);

  private final HttpRoutes routes;
  private final Executor workers;
  private HttpRequest request;
  private UploadSession upload;

  HttpDispatcher(HttpRoutes routes, Executor workers) {
    this.routes = routes;
    this.workers = workers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpRequest head) {
      begin(context, head);
    }
    if (upload != null && part instanceof HttpContent content) {
      upload.content(content);
      if (part instanceof LastHttpContent) {
        upload = null;
      }
    } else if (part instanceof LastHttpContent && request != null) {
      HttpRequest complete = request;
      request = null;
      start(context, complete);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    HttpCall call = HttpCalls.of(context.channel(), head);
    Optional<UploadRoute> route = routes.findUpload(call.method(), call.path());
    if (route.isPresent() && head.decoderResult().isSuccess()) {
      upload = new UploadSession(context, head, route.get(), workers);
      upload.start(call);
    } else {
      request = head;
    }
  }

  private void start(ChannelHandlerContext context, HttpRequest head) {
    HttpWriter writer = new HttpWriter(context, HttpUtil.isKeepAlive(head), head.method());
    if (head.decoderResult().isFailure()) {
      writer.write(HttpAnswer.text(400, "bad request"));
      return;
    }
    HttpCall call = HttpCalls.of(context.channel(), head);
    try {
      workers.execute(() -> writer.write(answer(head, call)));
    } catch (RejectedExecutionException e) {
      writer.write(HttpAnswer.text(503, "too many requests"));
    }
  }

  private HttpAnswer answer(HttpRequest head, HttpCall call) {
    try {
      HttpRoute route =
          routes
              .find(call.path())
              .orElseThrow(() -> new HttpFailure(404, "minidoris has nothing at " + call.path()));
      return route.handle(call);
    } catch (Exception e) {
      return HttpCalls.failure(head, e);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (upload != null) {
      upload.lost();
      upload = null;
    }
    context.fireChannelInactive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("connection lost: {}", cause.toString());
    context.close();
  }
}
