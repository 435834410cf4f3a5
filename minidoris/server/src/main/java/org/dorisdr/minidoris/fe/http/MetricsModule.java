package org.dorisdr.minidoris.fe.http;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.host.MetricsPage;

/**
 * {@code GET /metrics} on the frontend's {@code http_port}, as Doris has it. Metadata are not
 * served over HTTP. A frontend in memory serves it only if its settings name the port.
 */
public final class MetricsModule implements FeModule {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final FeServer fe;
  private HttpServer server;
  private ExecutorService threads;

  public MetricsModule(FeServer fe) {
    this.fe = fe;
  }

  @Override
  public void start() throws IOException {
    long port = fe.settings().number("http_port", fe.isInMemory() ? -1 : 8030);
    if (port < 0) {
      return;
    }
    server = HttpServer.create(new InetSocketAddress((int) port), 0);
    threads =
        Executors.newFixedThreadPool(
            2, new ThreadFactoryBuilder().setNameFormat("fe-http-%d").setDaemon(true).build());
    server.setExecutor(threads);
    server.createContext("/metrics", MetricsModule::metrics);
    server.start();
  }

  private static void metrics(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] page = MetricsPage.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
