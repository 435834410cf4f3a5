package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.thrift.MiniBackendService;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniFileTable;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniResultColumn;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniScanTable;
import org.dorisdr.minidoris.thrift.TMiniValue;

/** Sends statements to backends. Thread safe. */
final class Executor {
  private final Frontend frontend;
  private final BackendClients clients;
  private final RunningQueries running;

  Executor(Frontend frontend, BackendClients clients, RunningQueries running) {
    this.frontend = frontend;
    this.clients = clients;
    this.running = running;
  }

  /** Runs a request on the backend that holds most of its tablets. */
  Run run(Session session, TMiniExecRequest request) {
    Backend backend = choose(request);
    request.setQueryId(UUID.randomUUID().toString());
    session.onCancel(() -> cancel(backend, request.getQueryId()));
    running.begin(request.getQueryId(), session, backend, request.getSql());
    boolean more = false;
    try {
      TMiniExecResult result = checked(call(backend, c -> c.exec(request)));
      more = result.isSetCursor();
      return new Run(backend, request.getQueryId(), result);
    } finally {
      session.onCancel(() -> {});
      if (!more) {
        running.end(request.getQueryId());
      }
    }
  }

  /** Answer of a backend, and the backend, where further rows are. */
  record Run(Backend backend, String queryId, TMiniExecResult result) {}

  /** What columns files have, as a backend finds. */
  List<TMiniResultColumn> fileColumns(TMiniFileTable files) {
    Backend backend =
        frontend.cluster().backends().stream()
            .filter(Backend::alive)
            .findFirst()
            .orElseThrow(() -> StatementError.general("No Alive backends"));
    TMiniExecResult result = call(backend, c -> c.fileColumns(files));
    if (result.getStatusCode() != 0) {
      throw StatementError.general("(" + backend.host() + ")" + result.getError());
    }
    return result.getColumns();
  }

  private Backend choose(TMiniExecRequest request) {
    Map<Long, Integer> votes = new HashMap<>();
    for (TMiniScanTable table : request.getTables()) {
      table.getTablets().forEach(t -> vote(votes, t.getReplicas()));
    }
    if (request.isSetWrite()) {
      request
          .getWrite()
          .getPartitions()
          .forEach(p -> p.getTablets().forEach(t -> vote(votes, t.getReplicas())));
    }
    return frontend.cluster().backends().stream()
        .filter(Backend::alive)
        .max(
            Comparator.comparing(Backend::stores).thenComparing(b -> votes.getOrDefault(b.id(), 0)))
        .orElseThrow(
            () ->
                StatementError.general(
                    "No backend available as scan node, please check the status of your"
                        + " backends."));
  }

  private static void vote(Map<Long, Integer> votes, List<TMiniReplica> replicas) {
    replicas.forEach(r -> votes.merge(r.getBackendId(), 1, Integer::sum));
  }

  private static TMiniExecResult checked(TMiniExecResult result) {
    if (result.isSetMissingPartitions()) {
      throw new MissingPartitionsError(result.getError(), result.getMissingPartitions());
    }
    if (result.getStatusCode() != 0) {
      throw StatementError.general(result.getError());
    }
    return result;
  }

  private <R> R call(Backend backend, BackendClients.Call<MiniBackendService.Client, R> call) {
    try {
      return clients.call(
          backend.host(),
          backend.bePort(),
          MiniBackendService.Client.class,
          MiniBackendService.Client::new,
          call);
    } catch (TException e) {
      throw StatementError.general(
          "backend "
              + backend.host()
              + ":"
              + backend.bePort()
              + " does not answer: "
              + e.getMessage());
    }
  }

  private void cancel(Backend backend, String queryId) {
    call(
        backend,
        c -> {
          c.cancel(queryId);
          return null;
        });
  }

  /**
   * Rows of a query, fetched while they are read.
   *
   * @param known what the query is known to answer; empty = nothing
   * @param largeIntegers whether 128-bit integers can be in the tables; else they are sums
   */
  StatementResult rows(Run run, List<TypedColumn> known, boolean largeIntegers) {
    List<TMiniResultColumn> found = run.result().getColumns();
    boolean same = found.size() == known.size();
    List<StatementResult.Column> columns = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      String type = found.get(i).getType();
      boolean sum = type.equals("largeint") && !largeIntegers;
      TypedColumn column = same ? known.get(i) : new TypedColumn("", null);
      String name = same ? column.name() : found.get(i).getName();
      columns.add(ResultColumns.of(name, sum ? "bigint" : type, column));
    }
    Fetch fetch = new Fetch(run);
    return StatementResult.stream(columns, fetch, fetch::close);
  }

  /** Goes from batch to batch. */
  private final class Fetch implements Iterator<List<String>> {
    private final Backend backend;
    private final String queryId;
    private Iterator<TMiniRow> batch;
    private Long cursor;

    Fetch(Run run) {
      backend = run.backend();
      queryId = run.queryId();
      take(run.result());
    }

    private void take(TMiniExecResult result) {
      batch = result.getRows().iterator();
      cursor = result.isSetCursor() ? (Long) result.getCursor() : null;
      if (cursor == null) {
        running.end(queryId);
      }
    }

    @Override
    public boolean hasNext() {
      while (!batch.hasNext() && cursor != null) {
        long id = cursor;
        take(checked(call(backend, c -> c.fetch(id))));
      }
      return batch.hasNext();
    }

    @Override
    public List<String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      List<String> values = new ArrayList<>();
      for (TMiniValue value : batch.next().getValues()) {
        values.add(value.getText());
      }
      return values;
    }

    void close() {
      running.end(queryId);
      if (cursor != null) {
        long id = cursor;
        cursor = null;
        call(
            backend,
            c -> {
              c.closeCursor(id);
              return null;
            });
      }
    }
  }
}
