package org.dorisdr.minidoris.be.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.HashMap;
import java.util.Map;
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

  HttpDispatcher(HttpRoutes routes, Executor workers) {
    this.routes = routes;
    this.workers = workers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpRequest head) {
      request = head;
    }
    if (part instanceof LastHttpContent && request != null) {
      HttpRequest complete = request;
      request = null;
      start(context, complete);
    }
  }

  private void start(ChannelHandlerContext context, HttpRequest head) {
    HttpWriter writer = new HttpWriter(context, HttpUtil.isKeepAlive(head), head.method());
    if (head.decoderResult().isFailure()) {
      writer.write(HttpAnswer.text(400, "bad request"));
      return;
    }
    try {
      workers.execute(() -> writer.write(answer(head)));
    } catch (RejectedExecutionException e) {
      writer.write(HttpAnswer.text(503, "too many requests"));
    }
  }

  private HttpAnswer answer(HttpRequest head) {
    QueryStringDecoder uri = new QueryStringDecoder(head.uri());
    HttpRoute route = routes.find(uri.path()).orElse(null);
    if (route == null) {
      return HttpAnswer.text(404, "Not Found");
    }
    Map<String, String> parameters = new HashMap<>();
    uri.parameters().forEach((name, values) -> parameters.put(name, values.get(0)));
    try {
      return route.handle(new HttpCall(head.method().name(), uri.path(), parameters));
    } catch (HttpFailure e) {
      LOG.warn("{} {}: {}", head.method(), uri.path(), e.getMessage());
      return HttpAnswer.text(e.status(), e.getMessage());
    } catch (Exception e) {
      LOG.warn("{} {} failed", head.method(), uri.path(), e);
      return HttpAnswer.text(500, e.getMessage() == null ? e.toString() : e.getMessage());
    }
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
