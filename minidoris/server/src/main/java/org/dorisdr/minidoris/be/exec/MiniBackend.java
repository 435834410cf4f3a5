package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.StorageException;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.thrift.MiniBackendService;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniFileTable;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniRowsets;
import org.dorisdr.minidoris.thrift.TMiniScanTable;
import org.dorisdr.thrift.TStatusCode;

/**
 * Runs SQL on a backend: queries over visible rowsets, and loads. Thread safe; close it before the
 * storage.
 */
public final class MiniBackend implements MiniBackendService.Iface, AutoCloseable {
  private static final String FIRST_ERROR = "first_error_msg: Reason: ";

  private final StorageEngine engine;
  private final DuckDb duckDb;
  private final DuckDb smallDuckDb;
  private final RowsetSource rowsets;
  private final ReplicaCommit replicas;
  private final FileTables files;
  private final Runnable onFailedWrite;
  private final UnaryOperator<String> errorPage;
  private final Cursors cursors = new Cursors();
  private final Map<String, RunningStatement> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "query-timer");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param small runs loads of a few rows: with one thread, as handing such work to others costs
   *     more than doing it
   * @param self this backend as others reach it, once it is known
   * @param files reads what lies in object stores
   * @param onFailedWrite called when a write has failed, for whatever reason
   * @param errorPage keeps what is wrong with rows, and gives the address at which it can be read;
   *     null if it could not be kept
   */
  public MiniBackend(
      StorageEngine engine,
      DuckDb duckDb,
      DuckDb small,
      Peers peers,
      Supplier<TMiniReplica> self,
      FileTables files,
      Runnable onFailedWrite,
      UnaryOperator<String> errorPage) {
    this.engine = engine;
    this.duckDb = duckDb;
    this.smallDuckDb = small;
    this.rowsets = new ClusterRowsets(engine, peers, self);
    this.replicas = new ReplicaCommit(engine, peers, self);
    this.files = files;
    this.onFailedWrite = onFailedWrite;
    this.errorPage = errorPage;
    timer.scheduleWithFixedDelay(cursors::expire, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public TMiniExecResult exec(TMiniExecRequest request) {
    RunningStatement statement = new RunningStatement();
    if (request.isSetQueryId()) {
      running.put(request.getQueryId(), statement);
    }
    ScheduledFuture<?> timeout = scheduleTimeout(request, statement);
    try {
      return run(request, statement);
    } catch (SQLException | IOException | RuntimeException e) {
      if (request.isSetWrite()) {
        onFailedWrite.run();
      }
      return withErrorPage(ExecAnswers.failure(e, statement, request.isSetWrite()));
    } finally {
      if (timeout != null) {
        timeout.cancel(false);
      }
      if (request.isSetQueryId()) {
        running.remove(request.getQueryId());
      }
    }
  }

  /** Says where one may read what is wrong with rows, as Doris does. */
  private TMiniExecResult withErrorPage(TMiniExecResult failure) {
    int at = String.valueOf(failure.getError()).indexOf(FIRST_ERROR);
    if (at < 0) {
      return failure;
    }
    String url = errorPage.apply(failure.getError().substring(at + FIRST_ERROR.length()));
    return url == null ? failure : failure.setError(failure.getError() + ". url: " + url);
  }

  private ScheduledFuture<?> scheduleTimeout(TMiniExecRequest request, RunningStatement statement) {
    if (!request.isSetTimeoutSeconds() || request.getTimeoutSeconds() <= 0) {
      return null;
    }
    return timer.schedule(
        () -> statement.stop(request.isSetWrite() ? "Execute timeout" : "query timeout"),
        request.getTimeoutSeconds(),
        TimeUnit.SECONDS);
  }

  private TMiniExecResult run(TMiniExecRequest request, RunningStatement statement)
      throws SQLException, IOException {
    if (request.isSetRows()
        && request.isSetWrite()
        && !request.getWrite().isFiltering()
        && request.getTables().isEmpty()
        && LiteralRows.areFew(request.getRows())) {
      return loadFew(request, statement);
    }
    Connection connection = duckDb.connect();
    Runnable awake = () -> {};
    try {
      awake = duckDb.sleeps().watch(connection, request.getSql(), statement);
      if (request.isSetRows()) {
        LiteralRows.load(connection, request.getRows());
      }
      for (TMiniScanTable table : request.getTables()) {
        execute(connection, ScanView.create(table, rowsets), statement);
      }
      if (request.isSetFiles()) {
        for (TMiniFileTable table : request.getFiles()) {
          files.create(connection, table);
        }
      }
      if (!request.isSetWrite()) {
        return query(connection, request, statement);
      }
      TMiniExecResult result = load(connection, request, statement);
      connection.close();
      return result;
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    } finally {
      awake.run();
    }
  }

  private TMiniExecResult loadFew(TMiniExecRequest request, RunningStatement statement)
      throws SQLException, IOException {
    String sql = LiteralRows.inline(request.getSql(), request.getRows());
    try (Connection connection = smallDuckDb.connect()) {
      return loaded(
          new LoadJob(engine, replicas, request.getWrite())
              .run(connection, sql, request.getRowsSize(), statement));
    }
  }

  private TMiniExecResult load(
      Connection connection, TMiniExecRequest request, RunningStatement statement)
      throws SQLException, IOException {
    return loaded(
        new LoadJob(engine, replicas, request.getWrite())
            .run(connection, request.getSql(), 0, statement));
  }

  private static TMiniExecResult loaded(LoadJob.Outcome outcome) {
    Problems problems = outcome.problems();
    return ExecAnswers.ok()
        .setRowsWritten(outcome.rows())
        .setWritten(outcome.written())
        .setRowsFiltered(problems.filtered())
        .setRowsUnselected(problems.unselected())
        .setProblems(problems.texts());
  }

  private TMiniExecResult query(
      Connection connection, TMiniExecRequest request, RunningStatement running)
      throws SQLException {
    try {
      Statement statement = connection.createStatement();
      running.now(statement);
      ResultSet rows = statement.executeQuery(request.getSql());
      List<String> types =
          request.isSetResultTypes() ? request.getResultTypes() : List.<String>of();
      // One that slept is not interrupted if its last step has ended meanwhile.
      running.now(statement);
      Cursor cursor = new Cursor(connection, statement, rows, request.getBatchRows(), types);
      return cursors.open(cursor);
    } catch (SQLException e) {
      throw LostReason.of(e, connection, request.getSql(), running);
    }
  }

  @Override
  public TMiniExecResult fetch(long id) {
    return cursors.fetch(id);
  }

  @Override
  public void closeCursor(long id) {
    cursors.close(id);
  }

  @Override
  public void cancel(String queryId) {
    RunningStatement statement = running.get(queryId);
    if (statement != null) {
      statement.stop("cancelled by user");
    }
  }

  @Override
  public TMiniExecResult cloneRowset(TMiniReplica source, String directory, String rowset) {
    try {
      replicas.take(source, directory, RowsetJson.read(rowset));
      return ExecAnswers.ok();
    } catch (IOException | RuntimeException e) {
      onFailedWrite.run();
      return ExecAnswers.failure(e, new RunningStatement(), false);
    }
  }

  @Override
  public TMiniExecResult fileColumns(TMiniFileTable table) {
    try (Connection connection = duckDb.connect()) {
      return ExecAnswers.ok().setColumns(files.columns(connection, table));
    } catch (SQLException | IOException | RuntimeException e) {
      return ExecAnswers.failure(e, new RunningStatement(), false);
    }
  }

  @Override
  public TMiniRowsets rowsets(long tabletId, long version) {
    TMiniRowsets result = new TMiniRowsets(TStatusCode.OK.getValue());
    try {
      Tablet tablet = engine.requireTablet(tabletId);
      Path directory = tablet.directory();
      result.setDirectory(directory.toString());
      for (var rowset : tablet.captureFiles(version)) {
        result.addToRowsets(RowsetJson.write(rowset));
      }
    } catch (IOException | StorageException e) {
      result.setStatusCode(TStatusCode.INTERNAL_ERROR.getValue()).setError(e.getMessage());
    }
    return result;
  }

  private static void execute(Connection connection, String sql, RunningStatement running)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      running.now(statement);
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    cursors.close();
  }
}
