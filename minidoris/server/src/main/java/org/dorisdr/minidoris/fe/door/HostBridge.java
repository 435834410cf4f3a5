package org.dorisdr.minidoris.fe.door;

import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.catalog.AutoIncrementGenerator;
import org.apache.doris.catalog.Column;
import org.apache.doris.catalog.ScalarType;
import org.apache.doris.common.DdlException;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.ResultSet;
import org.apache.doris.qe.ShowResultSet;
import org.apache.doris.qe.ShowResultSetMetaData;
import org.apache.doris.qe.StmtExecutor;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.auth.AuthModule;
import org.dorisdr.minidoris.fe.backup.BackupManager;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.op.AlterDatabasePropertiesOp;
import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.dorisdr.minidoris.fe.recycle.RecycleBinImage;
import org.dorisdr.minidoris.fe.rpc.FrontendRpc;
import org.dorisdr.minidoris.fe.rpc.RpcTokens;
import org.dorisdr.minidoris.fe.session.Dispatcher;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.StatementRunner;
import org.dorisdr.minidoris.host.FeHost;

/** This frontend as plugins see it through Doris's names. Thread safe. */
final class HostBridge implements FeHost {
  private final FeServer fe;
  private final AuthModule auth;
  private final StatementRunner runner;
  private final Dispatcher dispatcher;

  HostBridge(FeServer fe, AuthModule auth, StatementRunner runner, Dispatcher dispatcher) {
    this.fe = fe;
    this.auth = auth;
    this.runner = runner;
    this.dispatcher = dispatcher;
  }

  @Override
  public void writeRecycleBin(DataOutput out) throws IOException {
    RecycleBinImage.write(fe, out);
  }

  @Override
  public boolean isMaster() {
    return fe.isMaster();
  }

  @Override
  public boolean isReady() {
    return fe.isReady();
  }

  @Override
  public String token() {
    return fe.token();
  }

  @Override
  public int clusterId() {
    return fe.clusterId();
  }

  @Override
  public String nodeName() {
    return fe.nodeName();
  }

  @Override
  public List<String> databaseNames() {
    fe.catalog().lock().readLock().lock();
    try {
      return fe.catalog().databases().stream().map(d -> d.name).sorted().toList();
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }

  @Override
  public OptionalLong databaseId(String name) {
    fe.catalog().lock().readLock().lock();
    try {
      Optional<Database> found = fe.catalog().database(name);
      return found.isPresent() ? OptionalLong.of(found.get().id) : OptionalLong.empty();
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }

  @Override
  public Optional<Map<String, String>> databaseProperties(String name) {
    fe.catalog().lock().readLock().lock();
    try {
      return fe.catalog().database(name).map(d -> Map.copyOf(d.properties));
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }

  @Override
  public List<TableInfo> tables(long databaseId) {
    return HostTables.list(fe, databaseId);
  }

  @Override
  public OptionalLong reserveAutoIncrement(long tableId, long count) {
    return fe.catalog().autoIncrements().reserve(fe, tableId, count);
  }

  @Override
  public Optional<AutoIncrementGenerator> autoIncrementGenerator(long tableId) {
    return fe.catalog().autoIncrements().generator(fe, tableId);
  }

  @Override
  public void alterDatabaseProperty(String name, Map<String, String> properties)
      throws DdlException {
    fe.catalog().lock().writeLock().lock();
    try {
      Optional<Database> found = fe.catalog().database(name);
      if (found.isEmpty()) {
        throw new DdlException("Unknown database '" + name + "'", ErrorCode.ERR_BAD_DB_ERROR);
      }
      fe.editLog()
          .write(new AlterDatabasePropertiesOp(found.get().id, name, Map.copyOf(properties)));
    } catch (NotMasterException e) {
      throw new DdlException(e.getMessage(), e);
    } finally {
      fe.catalog().lock().writeLock().unlock();
    }
  }

  private RpcTokens tokens() {
    return fe.part(FrontendRpc.class).orElseThrow().tokens();
  }

  @Override
  public String acquireToken() {
    return tokens().acquire();
  }

  @Override
  public boolean checkToken(String token) {
    return tokens().isValid(token);
  }

  @Override
  public boolean hasGlobal(UserIdentity user, PrivPredicate wanted) {
    return auth.privileges().hasGlobal(user, wanted);
  }

  @Override
  public boolean hasDatabase(UserIdentity user, String database, PrivPredicate wanted) {
    return auth.privileges().hasDatabase(user, database, wanted);
  }

  @Override
  public boolean hasTable(UserIdentity user, String database, String table, PrivPredicate wanted) {
    return auth.privileges().hasTable(user, database, table, wanted);
  }

  @Override
  public List<RepositoryInfo> repositories() {
    return HostRepositories.list(fe);
  }

  @Override
  public Optional<JobInfo> newestJob(long databaseId) {
    return fe.part(BackupManager.class).orElseThrow().newestJob(databaseId);
  }

  @Override
  public void execute(StmtExecutor executor, ConnectContext context, OriginStatement statement) {
    UserIdentity user = context.getCurrentUserIdentity();
    String name = user == null ? "admin" : user.getUser();
    Session session = new Session(0, name, "127.0.0.1", context, executor.isProxy());
    session.use(context.getDatabase().isEmpty() ? null : context.getDatabase());
    context.getState().reset();
    try {
      dispatcher.run(
          session, statement.originStmt, (result, more) -> keep(executor, context, result));
    } catch (StatementError e) {
      context.getState().setError(code(e.code()), e.getMessage());
    } catch (IOException e) {
      context.getState().setError(ErrorCode.ERR_UNKNOWN_ERROR, e.getMessage());
    }
  }

  private static ErrorCode code(int code) {
    return Arrays.stream(ErrorCode.values())
        .filter(c -> c.getCode() == code)
        .findFirst()
        .orElse(ErrorCode.ERR_UNKNOWN_ERROR);
  }

  private static void keep(StmtExecutor executor, ConnectContext context, StatementResult result)
      throws IOException {
    try (result) {
      if (result.columns().isEmpty()) {
        context.getState().setOk(result.affectedRows(), 0, result.info());
        return;
      }
      ShowResultSetMetaData.Builder columns = ShowResultSetMetaData.builder();
      result.columns().forEach(c -> columns.addColumn(column(c)));
      List<List<String>> rows = new ArrayList<>();
      result.rows().forEachRemaining(rows::add);
      ShowResultSet kept = new ShowResultSet(columns.build(), rows);
      if (ConfigHandlers.areRows(result)) {
        // As Doris: ShowConfigCommand does not look whether it runs for a proxy.
        executor.sendResultSet(kept);
      } else {
        executor.setProxyShowResultSet(kept);
      }
      context.getState().setEof();
    }
  }

  private static Column column(StatementResult.Column column) {
    return new Column(column.name(), ScalarType.createVarchar(65533));
  }

  @Override
  public void send(ConnectContext context, ResultSet rows) {
    // A context that runs no command of a session has no client: Doris drops the rows there too.
    if (context.getExecutor() != null) {
      runner.send(rows);
    }
  }
}
