package org.dorisdr.minidoris.fe.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.common.http.UploadRoute;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;

/**
 * {@code PUT /api/{db}/{table}/_stream_load} on a frontend: names a living backend, which takes the
 * file. A client that asks first ({@code Expect: 100-continue}) sends the file only there; from
 * another the file is taken and thrown away, and the load refused, as in Doris. Thread safe.
 */
final class LoadRedirect implements UploadRoute {
  private static final Set<String> MODES = Set.of("async_mode", "sync_mode", "off_mode");

  private static final String GROUP_COMMIT = "group_commit";

  /** "", "api", database, table, "_stream_load". */
  private static final int PARTS = 5;

  private final FeServer fe;
  private final RestLogin login;
  private final Path incoming;
  private final AtomicInteger turn = new AtomicInteger();

  LoadRedirect(FeServer fe, RestLogin login, Path incoming) {
    this.fe = fe;
    this.login = login;
    this.incoming = incoming;
  }

  @Override
  public Path directory() {
    return incoming;
  }

  @Override
  public Upload begin(HttpCall call) throws HttpFailure {
    checkMode(call);
    login.of(call);
    boolean asks = call.header("expect").equalsIgnoreCase("100-continue");
    if (asks || call.path().endsWith("_2pc")) {
      checkGroup(call);
      HttpAnswer there = redirect(call);
      throw new HttpFailure(there, "sent on to " + there.headers().get("Location"));
    }
    return new Upload() {
      @Override
      public HttpAnswer finish(Path file, long bytes) {
        return result("There is no 100-continue header");
      }

      @Override
      public void abandon(String reason) {}
    };
  }

  private static void checkMode(HttpCall call) throws HttpFailure {
    String mode = call.header(GROUP_COMMIT).toLowerCase(Locale.ROOT);
    if (!mode.isEmpty() && !MODES.contains(mode)) {
      throw failed("Header `group_commit` can only be `sync_mode`, `async_mode` or `off_mode`.");
    }
  }

  /** Loads that may be committed together need a table that is there, before they are sent on. */
  private void checkGroup(HttpCall call) throws HttpFailure {
    String mode = call.header(GROUP_COMMIT);
    String[] parts = call.path().split("/");
    if (mode.isEmpty() || mode.equalsIgnoreCase("off_mode") || parts.length != PARTS) {
      return;
    }
    fe.catalog().lock().readLock().lock();
    try {
      Database database =
          fe.catalog()
              .database(parts[2])
              .orElseThrow(
                  () ->
                      failed(
                          mode.equalsIgnoreCase("async_mode")
                              ? "database is invalid for dbName: " + parts[2]
                              : "Database not found."));
      if (database.table(parts[3]).isEmpty()) {
        throw failed(
            mode.equalsIgnoreCase("async_mode")
                ? "table is invalid: " + parts[3]
                : "OlapTable not found.");
      }
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }

  private static HttpFailure failed(String message) {
    return new HttpFailure(result(message), message);
  }

  /** Doris's RestBaseResult. */
  private static HttpAnswer result(String message) {
    ObjectNode json = Json.mapper().createObjectNode();
    return HttpAnswer.json(json.put("status", "FAILED").put("msg", message).toString());
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
