package org.dorisdr.minidoris.fe.query;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.Md5;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.proc.ProcRegistry;
import org.dorisdr.minidoris.fe.query.RunningQueries.Query;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /current_queries}, {@code /current_query_stmts} and {@code /current_backend_instances}, as
 * Doris's CurrentQuery…ProcDir and ProcNode: one backend runs a query, in one fragment.
 */
record QueriesProc(RunningQueries queries) {
  /** What Doris says unless the session asked for a report. */
  private static final String NOT_REPORTED = "N/A";

  void register(ProcRegistry proc) {
    proc.register("current_queries", ProcDirectory.of(this::statistics, this::query));
    proc.register("current_query_stmts", this::statements);
    proc.register(
        "current_backend_instances",
        ProcDirectory.of(
            this::instances,
            name -> {
              throw missing(name);
            }));
  }

  private static StatementError missing(String name) {
    return StatementError.general(name + " doesn't exist.");
  }

  private StatementResult statistics() {
    ShowRows rows =
        new ShowRows(
            "QueryId",
            "ConnectionId",
            "Catalog",
            "Database",
            "User",
            "ScanBytes",
            "ProcessRows",
            "ExecTime");
    for (Query q : queries.all()) {
      rows.add(
          q.id(),
          q.session().id(),
          "internal",
          database(q),
          q.session().user(),
          NOT_REPORTED,
          NOT_REPORTED,
          q.millis());
    }
    return rows.result();
  }

  private static String database(Query query) {
    return query.session().database() == null ? "" : query.session().database();
  }

  private ProcNode query(String id) {
    Query query = queries.find(id).orElseThrow(() -> missing(id));
    return ProcDirectory.of(
        () -> new ShowRows("Sql").add(query.sql()).result(), name -> fragments(query, name));
  }

  private static ProcNode fragments(Query query, String name) {
    if (!name.equals("fragments")) {
      throw missing(name);
    }
    return () ->
        new ShowRows("FragmentId", "InstanceId", "Host", "ScanBytes", "ProcessRows")
            .add(0, query.id(), address(query), NOT_REPORTED, NOT_REPORTED)
            .result();
  }

  private StatementResult statements() {
    ShowRows rows =
        new ShowRows(
            "QueryId",
            "ConnectionId",
            "Catalog",
            "Database",
            "User",
            "ExecTime",
            "SqlHash",
            "Statement");
    for (Query q : queries.all()) {
      rows.add(
          q.id(),
          q.session().id(),
          "internal",
          database(q),
          q.session().user(),
          q.millis(),
          Md5.hex(q.sql().getBytes(StandardCharsets.UTF_8)),
          q.sql());
    }
    return rows.result();
  }

  private StatementResult instances() {
    Map<String, Long> counts =
        queries.all().stream()
            .collect(Collectors.groupingBy(QueriesProc::address, Collectors.counting()));
    ShowRows rows = new ShowRows("Backend", "InstanceNum", "InstanceId", "ExecTime");
    for (Query q : queries.all()) {
      rows.add(address(q), counts.get(address(q)), q.id(), q.millis());
    }
    return rows.result();
  }

  private static String address(Query query) {
    return query.backend().host() + ":" + query.backend().bePort();
  }
}
