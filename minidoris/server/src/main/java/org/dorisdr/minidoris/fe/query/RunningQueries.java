package org.dorisdr.minidoris.fe.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.session.Session;

/** What this frontend has backends do right now, until the last row is fetched. Thread safe. */
final class RunningQueries {
  /**
   * One of them.
   *
   * @param sql as the client sent it, or what a backend was given if no client did
   * @param since ms since the epoch
   */
  record Query(String id, Session session, Backend backend, String sql, long since) {
    long millis() {
      return Math.max(0, System.currentTimeMillis() - since);
    }
  }

  private final Map<String, Query> byId = new ConcurrentHashMap<>();

  void begin(String id, Session session, Backend backend, String sql) {
    String sent = session.activity().statement();
    String text = sent == null ? sql : sent;
    byId.put(id, new Query(id, session, backend, text, System.currentTimeMillis()));
  }

  void end(String id) {
    byId.remove(id);
  }

  Optional<Query> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those that run longest first. */
  List<Query> all() {
    return byId.values().stream().sorted(Comparator.comparingLong(Query::since)).toList();
  }
}
