package org.dorisdr.minidoris.fe.door;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.AuthModule;
import org.dorisdr.minidoris.fe.auth.StatementRules;
import org.dorisdr.minidoris.fe.auth.User;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.mysql.MysqlLimits;
import org.dorisdr.minidoris.fe.mysql.MysqlServer;
import org.dorisdr.minidoris.fe.mysql.ServerTls;
import org.dorisdr.minidoris.fe.mysql.SqlService;
import org.dorisdr.minidoris.fe.plugins.PluginManager;
import org.dorisdr.minidoris.fe.query.SessionFacts;
import org.dorisdr.minidoris.fe.rpc.ForwardedStatements;
import org.dorisdr.minidoris.fe.session.Dispatcher;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.SessionSelect;
import org.dorisdr.minidoris.fe.session.Sessions;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.StatementRunner;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.minidoris.host.FeHosts;
import org.dorisdr.thrift.TMasterOpRequest;
import org.dorisdr.thrift.TMasterOpResult;

/**
 * Where clients come in: the MySQL port, sessions, statements, and the plugins that may take them.
 * Thread safe.
 */
public final class FrontDoor implements FeModule, SqlService, ForwardedStatements, SessionFacts {
  private final FeServer fe;
  private final AuthModule auth;
  private final MysqlLimits limits;
  private final SystemVariables variables;
  private final Sessions sessions = new Sessions();

  /** Packets of statements that clients have sent. */
  private final LongAdder questions = new LongAdder();

  private final PluginManager plugins;
  private final StatementRunner runner;
  private final Dispatcher dispatcher;
  private final UseDatabaseHandler use;
  private final ForwardedCalls forwarded;
  private MysqlServer mysql;

  public FrontDoor(FeServer fe, AuthModule auth) {
    this.fe = fe;
    this.auth = auth;
    this.limits = MysqlLimits.of(fe.settings());
    this.variables = new SystemVariables(limits.maxPacket());
    auth.logins().variables(variables::global);
    this.plugins = new PluginManager(fe);
    this.runner =
        new StatementRunner(
            fe,
            fe.statements(),
            new SessionSelect(variables),
            new MasterForwarder(fe),
            new StatementRules(auth.privileges()));
    this.dispatcher = new Dispatcher(plugins, runner);
    this.use = new UseDatabaseHandler(fe, auth.privileges());
    this.forwarded = new ForwardedCalls(fe, dispatcher);
    FeHosts.set(new HostBridge(fe, auth, runner, dispatcher));
    HostConfig.publish(fe.settings());
  }

  static FrontDoor of(Frontend frontend) {
    return ((FeServer) frontend).part(FrontDoor.class).orElseThrow();
  }

  SystemVariables variables() {
    return variables;
  }

  /** Plugins that are installed. */
  public PluginManager plugins() {
    return plugins;
  }

  /** Port of the MySQL listener. */
  public int queryPort() {
    return mysql.port();
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_GLOBAL_VARIABLE_V2", SetGlobalVariableOp.class);
    plugins.operations(ops);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(new DoorImage(variables, plugins));
  }

  @Override
  public void statements(StatementRegistry statements) {
    DoorStatements.register(fe, auth.privileges(), variables, sessions, use, statements);
    plugins.statements(statements, auth.privileges());
  }

  @Override
  public void start() throws IOException {
    plugins.load();
    int port = (int) fe.settings().number("query_port", fe.isInMemory() ? -1 : 9030);
    if (port >= 0) {
      mysql = new MysqlServer(this, limits, ServerTls.of(fe.settings()));
      mysql.start(fe.settings().text("bind_address", "127.0.0.1"), port);
    }
  }

  @Override
  public void onMaster() {
    InternalSchema.create(fe);
  }

  @Override
  public void close() {
    if (mysql != null) {
      mysql.close();
    }
    plugins.close();
  }

  @Override
  public Session login(long id, String user, String host, byte[] challenge, byte[] answer) {
    User known = auth.logins().in(user, host, challenge, answer);
    Session session = new Session(id, user, host);
    prepare(session, known.identity());
    session.variables().putAll(auth.users().variables(user));
    long most = auth.users().mostConnections(user);
    if (!sessions.add(session, most)) {
      throw new StatementError(
          1203,
          "42000",
          "Reach limit of connections. Total: %d, User: %d, Current: %d"
              .formatted(limits.maxConnections(), most, sessions.of(user)));
    }
    return session;
  }

  /** A session begins with the global values of its time. */
  private void prepare(Session session, UserIdentity identity) {
    session.setSystem(variables);
    session.variables().putAll(variables.globals());
    session.context().setCurrentUserIdentity(identity);
    session.context().setRemoteIP(session.host());
    session.context().setConnectionId((int) session.id());
    session.context().getSessionVariable().setSqlDialect(variables.global("sql_dialect"));
  }

  @Override
  public void logout(Session session) {
    sessions.remove(session);
    session.closed();
    session.cancel();
  }

  @Override
  public void reset(Session session) {
    session.variables().clear();
    session.userVariables().clear();
    prepare(session, session.context().getCurrentUserIdentity());
  }

  @Override
  public void use(Session session, String database) {
    use.use(session, database);
  }

  @Override
  public void run(Session session, String packet, Sink sink) throws IOException {
    questions.increment();
    dispatcher.run(session, packet, sink);
  }

  @Override
  public List<StatementResult.Column> describe(Session session, String sql, boolean whole) {
    ShowColumns shows = new ShowColumns(dispatcher);
    return whole && ShowColumns.isShow(sql)
        ? shows.of(session, sql)
        : fe.queries().describe(session, sql, whole);
  }

  /** MySQL's line as far as there is something to count; Doris answers without a text. */
  @Override
  public String statistics() {
    long seconds = Math.max(1, (System.currentTimeMillis() - fe.startTime()) / 1000);
    return String.format(
        Locale.ROOT,
        "Uptime: %d  Threads: %d  Questions: %d  Queries per second avg: %.3f",
        seconds,
        sessions.all().size(),
        questions.sum(),
        questions.sum() / (double) seconds);
  }

  @Override
  public List<StatementResult.Column> columns(Session session, String table) {
    return TableColumns.of(fe, auth.privileges(), session, table);
  }

  @Override
  public List<List<String>> processes(Session session) {
    return new ProcessHandlers(fe, sessions, auth.privileges()).rows(session, true);
  }

  @Override
  public List<List<String>> variables(Session session, boolean global) {
    return new VariableRows(variables).of(session, global);
  }

  @Override
  public TMasterOpResult forward(TMasterOpRequest request) {
    return forwarded.run(request);
  }
}
