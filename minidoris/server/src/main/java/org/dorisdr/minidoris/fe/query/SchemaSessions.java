package org.dorisdr.minidoris.fe.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.session.Session;

/** Fills the tables of {@code information_schema} that tell what runs here, and how. */
record SchemaSessions(FeServer frontend, Session session, InlineRows rows) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private List<List<String>> processList() {
    return frontend.part(SessionFacts.class).map(f -> f.processes(session)).orElse(List.of());
  }

  void processes() {
    processList().forEach(row -> rows.add(row.toArray()));
  }

  void variables(boolean global) {
    frontend
        .part(SessionFacts.class)
        .map(f -> f.variables(session, global))
        .orElse(List.of())
        .forEach(row -> rows.add(row.toArray()));
  }

  /** Of the sessions that the user may see. There is one workload group, whose id is 0 here. */
  void queries(RunningQueries running) {
    List<String> seen = processList().stream().map(row -> row.get(1)).toList();
    for (RunningQueries.Query query : running.all()) {
      if (seen.contains(String.valueOf(query.session().id()))) {
        rows.add(
            query.id(),
            TIME.format(Instant.ofEpochMilli(query.since())),
            query.millis(),
            0,
            query.session().database() == null ? "" : query.session().database(),
            frontend.settings().text("fe_host", "127.0.0.1"),
            null,
            null,
            "RUNNING",
            query.session().user(),
            query.sql());
      }
    }
  }
}
