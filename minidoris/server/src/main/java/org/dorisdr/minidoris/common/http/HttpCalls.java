package org.dorisdr.minidoris.common.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns Netty's requests and our failures into what routes and clients understand. */
final class HttpCalls {
  private static final Logger LOG = LoggerFactory.getLogger(HttpCalls.class);

  private HttpCalls() {}

  static HttpCall of(Channel channel, HttpRequest head) {
    QueryStringDecoder uri = new QueryStringDecoder(head.uri());
    Map<String, String> parameters = new HashMap<>();
    uri.parameters().forEach((name, values) -> parameters.put(name, values.get(0)));
    Map<String, String> headers = new HashMap<>();
    head.headers()
        .forEach(
            entry -> headers.put(entry.getKey().toLowerCase(Locale.ROOT), text(entry.getValue())));
    String client =
        channel.remoteAddress() instanceof InetSocketAddress address
            ? address.getAddress().getHostAddress()
            : "";
    return new HttpCall(head.method().name(), uri.path(), parameters, headers, client);
  }

  /** Netty makes a letter of each byte; Doris takes them for UTF-8. */
  private static String text(String header) {
    return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  static HttpAnswer failure(HttpRequest head, Exception failure) {
    String path = new QueryStringDecoder(head.uri()).path();
    if (failure instanceof HttpFailure known) {
      LOG.warn("{} {}: {}", head.method(), path, known.getMessage());
      return known.answer();
    }
    LOG.warn("{} {} failed", head.method(), path, failure);
    return HttpAnswer.text(
        500, failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }
}
