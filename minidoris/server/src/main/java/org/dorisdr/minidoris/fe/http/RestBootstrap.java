package org.dorisdr.minidoris.fe.http;

import org.apache.doris.common.Version;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.fe.FeServer;

/**
 * {@code /api/bootstrap}: what scripts poll to learn whether this frontend takes statements. Who
 * knows the cluster's id and token is told its figures, too. Thread safe.
 */
final class RestBootstrap {
  private final FeServer fe;

  RestBootstrap(FeServer fe) {
    this.fe = fe;
  }

  HttpAnswer answer(HttpCall call) {
    if (!fe.isReady()) {
      return error("not ready");
    }
    String clusterId = call.parameter("cluster_id");
    String token = call.parameter("token");
    if (clusterId.isEmpty() || token.isEmpty()) {
      return figures(0, 0, 0, 0, "");
    }
    if (!clusterId.equals(String.valueOf(fe.cluster().clusterId()))) {
      return error("invalid cluster id: " + clusterId);
    }
    if (!token.equals(fe.cluster().token())) {
      return error("invalid token: " + token);
    }
    return figures(
        fe.editLog().appliedId(),
        fe.settings().number("query_port", 9030),
        fe.settings().number("rpc_port", 9020),
        -1,
        Version.DORIS_BUILD_VERSION + "-" + Version.DORIS_BUILD_SHORT_HASH);
  }

  private static HttpAnswer figures(
      long journalId, long queryPort, long rpcPort, long arrowPort, String version) {
    return HttpAnswer.json(
        ("{\"msg\":\"success\",\"code\":0,\"data\":{\"replayedJournalId\":%d,\"queryPort\":%d,"
                + "\"rpcPort\":%d,\"arrowFlightSqlPort\":%d,\"version\":\"%s\"},\"count\":0}")
            .formatted(journalId, queryPort, rpcPort, arrowPort, version));
  }

  private static HttpAnswer error(String why) {
    return HttpAnswer.json(
        "{\"msg\":\"Error\",\"code\":1,\"data\":\"%s\",\"count\":0}"
            .formatted(why.replaceAll("[\\\\\"\\p{Cntrl}]", "?")));
  }
}
