package org.dorisdr.minidoris.fe.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.FrontendRow;

/**
 * What connectors of other engines ask about the cluster: its backends, its frontends, and what
 * became of a load. Thread safe.
 */
final class RestNodes {
  private final FeServer fe;
  private final RestLogin login;

  RestNodes(FeServer fe, RestLogin login) {
    this.fe = fe;
    this.login = login;
  }

  /** {@code GET /api/backends[?is_alive=true]}: where a stream load may be sent at once. */
  HttpAnswer backends(HttpCall call) throws HttpFailure {
    login.of(call);
    boolean alive = call.parameter("is_alive").equalsIgnoreCase("true");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Backend backend : fe.cluster().backends()) {
      if (backend.alive() || !alive) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ip", backend.host());
        row.put("http_port", backend.httpPort());
        row.put("is_alive", backend.alive());
        rows.add(row);
      }
    }
    return RestAnswer.ok(Map.of("backends", rows));
  }

  /** {@code GET /rest/v2/manager/node/frontends}: SHOW FRONTENDS. */
  HttpAnswer frontends(HttpCall call) throws HttpFailure {
    login.of(call);
    List<List<String>> rows = new ArrayList<>();
    for (var frontend : fe.cluster().frontends()) {
      Object[] values = FrontendRow.values(frontend, fe.cluster().clusterId(), fe.nodeName());
      rows.add(Arrays.stream(values).map(String::valueOf).toList());
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("columnNames", List.of(FrontendRow.COLUMNS));
    data.put("rows", rows);
    return RestAnswer.ok(data);
  }

  /** {@code GET /api/{db}/get_load_state?label=…}: state of the newest transaction of a label. */
  HttpAnswer loadState(HttpCall call) throws HttpFailure {
    login.of(call);
    String label = call.parameter("label");
    if (label.isEmpty()) {
      return RestAnswer.badRequest("No label selected");
    }
    String[] parts = call.path().split("/");
    String database = parts[parts.length - 2];
    long id =
        fe.catalog()
            .database(database)
            .orElseThrow(() -> RestTables.missing("unknown databases, dbName=" + database))
            .id;
    return RestAnswer.ok(
        fe.transactions().findByLabel(id, label).map(t -> t.status.name()).orElse("UNKNOWN"));
  }
}
