package org.dorisdr.minidoris.fe.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpRoutes;
import org.dorisdr.minidoris.common.http.HttpServer;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.rpc.RpcAccess;
import org.dorisdr.minidoris.host.MetricsPage;

/**
 * The HTTP port of a frontend: sends stream loads on to backends, tells connectors of tables and
 * backends, its metrics and whether it is well. The journal is not served over HTTP. A frontend in
 * memory opens the port only if its settings name it. Thread safe.
 */
public final class HttpModule implements FeModule {
  private final FeServer fe;
  private final RpcAccess access;
  private HttpServer server;

  public HttpModule(FeServer fe, RpcAccess access) {
    this.fe = fe;
    this.access = access;
  }

  /** Port in use. */
  public int port() {
    return server.port();
  }

  @Override
  public void start() throws IOException {
    int port = (int) fe.settings().number("http_port", fe.isInMemory() ? -1 : 8030);
    if (port < 0) {
      return;
    }
    Path incoming = Files.createDirectories(fe.settings().home().resolve("http-incoming"));
    LoadRedirect redirect = new LoadRedirect(fe, new RestLogin(access), incoming);
    RestLogin login = new RestLogin(access);
    RestTables tables = new RestTables(fe, login);
    RestNodes nodes = new RestNodes(fe, login);
    HttpRoutes routes =
        new HttpRoutes()
            .add("/api/backends", nodes::backends)
            .add("/rest/v2/manager/node/frontends", nodes::frontends)
            .addEnding("get_load_state", nodes::loadState)
            .addEnding("_schema", tables::schema)
            .addEnding("_count", tables::count)
            .add("/api/health", call -> health())
            .add("/api/bootstrap", new RestBootstrap(fe)::answer)
            .add("/metrics", call -> metrics())
            .addUpload("/_stream_load", redirect)
            .addUpload("/_stream_load_2pc", redirect);
    server = new HttpServer(fe.settings().text("bind_address", "127.0.0.1"), port, routes);
  }

  private static HttpAnswer metrics() {
    byte[] page = MetricsPage.text().getBytes(StandardCharsets.UTF_8);
    return HttpAnswer.bytes(200, "text/plain; version=0.0.4; charset=utf-8", page);
  }

  private HttpAnswer health() {
    int all = fe.cluster().backends().size();
    long online = fe.cluster().backends().stream().filter(Backend::alive).count();
    return HttpAnswer.json(
        "{\"msg\":\"success\",\"code\":0,\"data\":{\"online_backend_num\":%d,".formatted(online)
            + "\"total_backend_num\":%d},\"count\":0}".formatted(all));
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
