package org.dorisdr.minidoris.fe.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.AutoPartitions;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.MiniFrontendService;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniLoadPlan;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.dorisdr.thrift.TStatusCode;

/**
 * Tells a backend how the columns of a file become rows of a table. The backend has begun the
 * transaction with the user's password before, so only the cluster's token is checked. Thread safe.
 */
public final class StreamLoadModule implements FeModule, MiniFrontendService.Iface {
  private final FeServer frontend;

  public StreamLoadModule(FeServer frontend) {
    this.frontend = frontend;
  }

  @Override
  public TMiniLoadPlan streamLoadPlan(TMiniLoadRequest request) {
    if (!isOfCluster(request)) {
      return invalidToken();
    }
    try {
      awaitOthers(request);
      RowIds numbers = numbers(request);
      return new Ddl(frontend).read(() -> plan(request, numbers));
    } catch (StatementError e) {
      return new TMiniLoadPlan(TStatusCode.ANALYSIS_ERROR.getValue()).setError(e.getMessage());
    }
  }

  private OlapTable table(TMiniLoadRequest request) {
    TableRef ref = new TableRef(request.getDb(), request.getTable(), List.of(), false);
    return new Ddl(frontend).read(() -> new Tables(frontend).olapTable(ref));
  }

  /** An update of some columns is made of the newest rows if nobody merges it with those later. */
  private void awaitOthers(TMiniLoadRequest request) {
    if (request.getUpdateMode().equals("UPSERT")) {
      return;
    }
    Ddl ddl = new Ddl(frontend);
    OlapTable table = table(request);
    if (ddl.read(() -> PartialRows.isConverting(table))) {
      long database = ddl.read(() -> ddl.database(request.getDb()).id);
      CommittedLoads.awaitVisible(frontend, database, table.id);
    }
  }

  private RowIds numbers(TMiniLoadRequest request) {
    return RowIds.reserve(frontend, table(request).id);
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

  private TMiniLoadPlan plan(TMiniLoadRequest request, RowIds numbers) {
    TableRef ref =
        new TableRef(
            request.getDb(),
            request.getTable(),
            request.isSetPartitions() ? request.getPartitions() : List.of(),
            request.isTemporary());
    OlapTable table = new Tables(frontend).olapTable(ref);
    LoadSource source = new LoadSource(table, request);
    TargetTable target =
        new TargetTable(table, Tables.partitions(table, ref), new Wire(frontend))
            .filtering()
            .numbered(numbers)
            .at(source.now());
    return new TMiniLoadPlan(TStatusCode.OK.getValue())
        .setColumns(source.fileColumns())
        .setDefaults(
            source.defaults().stream().map(text -> new TMiniValue().setText(text)).toList())
        .setRequests(requests(request, table, target, source));
  }

  private List<TMiniExecRequest> requests(
      TMiniLoadRequest request, OlapTable table, TargetTable target, LoadSource source) {
    long txn = request.getTxnId();
    List<Column> given = source.given().subList(0, source.given().size() - 1);
    if (!PartialUpdate.byFile(table, request, given)) {
      return target.requests(source.sql(), source.given(), List.of(), null, txn);
    }
    PartialRows partial =
        new PartialRows(
            table,
            target.partitions(),
            given,
            source.isFlexible() ? PartialRows.Kind.FLEXIBLE_FILE : PartialRows.Kind.FIXED_FILE,
            new PartialDefaults(source.isFlexible(), request.isRefusesNewKeys(), source.now()));
    partial.require(frontend, txn);
    return target.requests(source.sql(), partial, List.of(), null, txn);
  }
}
