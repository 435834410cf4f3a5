package org.dorisdr.minidoris.fe.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.AutoPartitions;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.MiniFrontendService;
import org.dorisdr.minidoris.thrift.TMiniLoadPlan;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.thrift.TStatusCode;

/**
 * Tells a backend how the columns of a file become rows of a table. The backend has begun the
 * transaction with the user's password before, so only the cluster's token is checked. Thread safe.
 */
public final class StreamLoadModule implements FeModule, MiniFrontendService.Iface {
  private static final String FILE = "__stream_load_file__";

  private final FeServer frontend;

  public StreamLoadModule(FeServer frontend) {
    this.frontend = frontend;
  }

  @Override
  public TMiniLoadPlan streamLoadPlan(TMiniLoadRequest request) {
    if (!isOfCluster(request)) {
      return invalidToken();
    }
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      return plan(request);
    } catch (StatementError e) {
      return new TMiniLoadPlan(TStatusCode.ANALYSIS_ERROR.getValue()).setError(e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public TMiniLoadPlan streamLoadPartitions(TMiniLoadRequest request, List<TMiniRow> missing) {
    if (!isOfCluster(request)) {
      return invalidToken();
    }
    Ddl ddl = new Ddl(frontend);
    TableRef ref = new TableRef(request.getDb(), request.getTable(), List.of(), false);
    try {
      long id = ddl.read(() -> new Tables(frontend).olapTable(ref).id);
      new AutoPartitions(ddl)
          .create(id, missing.stream().map(MissingPartitionsError::key).toList());
    } catch (StatementError e) {
      return new TMiniLoadPlan(TStatusCode.ANALYSIS_ERROR.getValue()).setError(e.getMessage());
    }
    return streamLoadPlan(request);
  }

  private boolean isOfCluster(TMiniLoadRequest request) {
    return MessageDigest.isEqual(
        frontend.token().getBytes(StandardCharsets.UTF_8),
        request.getToken().getBytes(StandardCharsets.UTF_8));
  }

  private static TMiniLoadPlan invalidToken() {
    return new TMiniLoadPlan(TStatusCode.NOT_AUTHORIZED.getValue()).setError("invalid token");
  }

  private TMiniLoadPlan plan(TMiniLoadRequest request) {
    OlapTable table =
        new Tables(frontend)
            .olapTable(new TableRef(request.getDb(), request.getTable(), List.of(), false));
    TargetTable target =
        new TargetTable(table, List.copyOf(table.partitions.values()), new Wire(frontend));
    List<String> names =
        request.getColumns().isEmpty()
            ? table.visibleColumns().stream().map(Column::name).toList()
            : request.getColumns();
    List<Column> given = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Optional<Column> column = find(table, names.get(i));
      if (column.isPresent()) {
        given.add(column.get());
        values.add(value("f" + i, column.get(), request.isStrictMode()));
      }
    }
    if (request.isDeletes()) {
      given.add(target.column(Column.DELETE_SIGN));
      values.add("1");
    }
    String source = "SELECT " + String.join(", ", values) + " FROM " + FILE;
    return new TMiniLoadPlan(TStatusCode.OK.getValue())
        .setColumns(names)
        .setRequests(target.requests(source, given, List.of(), null, request.getTxnId()));
  }

  private static Optional<Column> find(OlapTable table, String name) {
    return table.baseIndex().columns.stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static String value(String name, Column column, boolean strict) {
    DorisType type = DorisType.parse(column.type());
    if (type.isText()) {
      return name;
    }
    return (strict ? "CAST" : "TRY_CAST") + "(nullif(" + name + ", '') AS " + type.duckDb() + ")";
  }
}
