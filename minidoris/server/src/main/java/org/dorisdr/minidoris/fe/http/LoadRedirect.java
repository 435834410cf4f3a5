package org.dorisdr.minidoris.fe.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.common.http.UploadRoute;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;

/**
 * {@code PUT /api/{db}/{table}/_stream_load} on a frontend: names a living backend, which takes the
 * file. A client that asks first ({@code Expect: 100-continue}) sends the file only there; from
 * another the file is taken and thrown away, and the load refused, as in Doris. Thread safe.
 */
final class LoadRedirect implements UploadRoute {
  private final FeServer fe;
  private final RestLogin login;
  private final GroupLoads groups;
  private final Path incoming;
  private final AtomicInteger turn = new AtomicInteger();

  LoadRedirect(FeServer fe, RestLogin login, Path incoming) {
    this.fe = fe;
    this.login = login;
    this.groups = new GroupLoads(fe);
    this.incoming = incoming;
  }

  @Override
  public Path directory() {
    return incoming;
  }

  @Override
  public Upload begin(HttpCall call) throws HttpFailure {
    GroupLoads.checkMode(call);
    login.of(call);
    boolean asks = call.header("expect").equalsIgnoreCase("100-continue");
    if (asks || call.path().endsWith("_2pc")) {
      groups.checkTable(call);
      HttpAnswer there = redirect(call);
      throw new HttpFailure(there, "sent on to " + there.headers().get("Location"));
    }
    return new Upload() {
      @Override
      public HttpAnswer finish(Path file, long bytes) {
        return RestAnswer.failed("There is no 100-continue header");
      }

      @Override
      public void abandon(String reason) {}
    };
  }

  private HttpAnswer redirect(HttpCall call) throws HttpFailure {
    List<Backend> alive = fe.cluster().backends().stream().filter(Backend::alive).toList();
    if (alive.isEmpty()) {
      throw new HttpFailure(
          HttpAnswer.json(
              "{\"Status\":\"FAILED\",\"Message\":\"No backend load available,"
                  + " please check the status of your backends.\"}"),
          "no backend is alive");
    }
    List<Backend> storing = alive.stream().filter(Backend::stores).toList();
    List<Backend> choice = storing.isEmpty() ? alive : storing;
    Backend chosen = choice.get(Math.floorMod(turn.getAndIncrement(), choice.size()));
    String location = "http://" + chosen.host() + ":" + chosen.httpPort() + call.path();
    return new HttpAnswer(307, "text/plain", new byte[0], null, Map.of("Location", location));
  }
}
