package org.dorisdr.minidoris.fe.session;

import java.util.List;
import java.util.Optional;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.nereids.glue.LogicalPlanAdapter;
import org.apache.doris.nereids.trees.plans.commands.Command;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.QueryState;
import org.apache.doris.qe.ResultSet;
import org.apache.doris.qe.StmtExecutor;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.StatementRules;
import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.dorisdr.minidoris.fe.query.QueryService;
import org.dorisdr.sql.stock.QueryStatement;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockSyntaxException;
import org.dorisdr.sql.stock.txn.BeginTransaction;
import org.dorisdr.sql.stock.txn.CommitTransaction;
import org.dorisdr.sql.stock.txn.RollbackTransaction;

/**
 * Runs single statements: those that a plugin took, and the stock ones. Thread safe; a session's
 * statements come one after the other.
 */
public final class StatementRunner {
  private final Frontend fe;
  private final StatementRegistry registry;
  private final SessionSelect sessionSelect;
  private final VariableHints hints;
  private final Forwarder forwarder;
  private final StatementRules rules;
  private final ThreadLocal<ResultSet> sent = new ThreadLocal<>();

  public StatementRunner(
      Frontend fe,
      StatementRegistry registry,
      SessionSelect sessionSelect,
      Forwarder forwarder,
      StatementRules rules) {
    this.fe = fe;
    this.registry = registry;
    this.sessionSelect = sessionSelect;
    this.hints = new VariableHints(sessionSelect.variables());
    this.forwarder = forwarder;
    this.rules = rules;
  }

  /** Takes the rows of the command that this thread runs. */
  public void send(ResultSet rows) {
    sent.set(rows);
  }

  /**
   * Runs a statement that a plugin or the stock parser returned.
   *
   * @param index of the statement in its packet, from 0
   */
  public StatementResult run(Session session, StatementBase statement, String packet, int index) {
    if (statement instanceof org.dorisdr.minidoris.host.StockStatement stock) {
      return stock(session, stock.text());
    }
    if (statement instanceof LogicalPlanAdapter adapter
        && adapter.getLogicalPlan() instanceof Command command) {
      return command(session, statement, command, packet, index);
    }
    throw StatementError.general(
        "minidoris cannot run plans of plugins, only commands: " + statement.getClass().getName());
  }

  private StatementResult command(
      Session session, StatementBase statement, Command command, String packet, int index) {
    if (session.transaction() != null) {
      throw inTransaction();
    }
    if (!fe.isMaster() && Forwarder.wanted(command)) {
      return forwarder.forward(session, packet, index);
    }
    ConnectContext context = session.context();
    if (statement.getOrigStmt() == null) {
      statement.setOrigStmt(new OriginStatement(packet, 0));
    }
    StmtExecutor executor = new StmtExecutor(context, statement, session.isProxy());
    StmtExecutor outerExecutor = context.getExecutor();
    ResultSet outer = sent.get();
    sent.remove();
    try {
      context.getState().reset();
      context.setExecutor(executor);
      runTelling(command, context, executor);
      ResultSet rows = executor.isProxy() ? executor.getProxyShowResultSet() : sent.get();
      return result(context.getState(), rows);
    } finally {
      context.setExecutor(outerExecutor);
      sent.set(outer);
    }
  }

  /** What a command throws loses its number; what it notes in its session's state keeps it. */
  private static void runTelling(Command command, ConnectContext context, StmtExecutor executor) {
    try {
      command.run(context, executor);
    } catch (Exception e) {
      throw Errors.of(e).withoutNumber();
    }
  }

  private static StatementResult result(QueryState state, ResultSet rows) {
    if (state.getStateType() == QueryState.MysqlStateType.ERR) {
      throw Errors.with(state.getErrorCode(), state.getErrorMessage());
    }
    if (rows == null) {
      return StatementResult.affected(state.getAffectedRows(), state.getInfoMessage());
    }
    List<StatementResult.Column> columns =
        rows.getMetaData().getColumns().stream()
            .map(c -> new StatementResult.Column(c.getName(), c.getType().toSql()))
            .toList();
    return StatementResult.rows(columns, rows.getResultRows());
  }

  /** StmtExecutor knows the same list. */
  private static boolean fitsTransaction(StockStatement statement) {
    return statement instanceof BeginTransaction
        || statement instanceof CommitTransaction
        || statement instanceof RollbackTransaction
        || (statement instanceof QueryStatement query && QueryService.writes(query.text()));
  }

  /**
   * A transaction that was begun here cannot go on: what it has written will never be committed.
   */
  public static StatementError lostMaster() {
    return StatementError.general(
        "this frontend is no longer the master, so the transaction is rolled back."
            + " HINT: BEGIN again on the master");
  }

  /** Whether an error says that a transaction is gone with its master. */
  static boolean isLostMaster(StatementError error) {
    return error.getMessage().equals(lostMaster().getMessage());
  }

  /** For what cannot be part of a transaction. */
  public static StatementError inTransaction() {
    return StatementError.general(
        "This is in a transaction, only insert, update, delete, commit, rollback is acceptable.");
  }

  /** Parses and runs one stock statement. */
  public StatementResult stock(Session session, String text) {
    return hints.within(session, text, () -> unhinted(session, text));
  }

  private StatementResult unhinted(Session session, String text) {
    Nesting.check(text);
    StockStatement statement;
    try {
      statement = StockSql.parse(text);
    } catch (StockSyntaxException e) {
      throw refusal(session, text, e);
    }
    if (session.transaction() != null && !fitsTransaction(statement)) {
      throw inTransaction();
    }
    if (session.transaction() instanceof RemoteTransaction remote) {
      return inRemote(session, remote, statement, text);
    }
    if (statement instanceof BeginTransaction && !fe.isMaster()) {
      return new RemoteTransaction(forwarder, session).run(text, false);
    }
    if (statement instanceof QueryStatement query && query.kind().equals("SELECT")) {
      Optional<StatementResult> answer = sessionSelect.answer(session, query.text());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    StatementHandler<StockStatement> handler =
        registry
            .find(statement)
            .orElseThrow(
                () ->
                    StatementError.general(
                        "minidoris does not run this statement: "
                            + text.substring(0, Math.min(text.length(), 100))));
    boolean writes = statement instanceof QueryStatement query && QueryService.writes(query.text());
    if ((handler.needsMaster(session) || writes) && !fe.isMaster()) {
      return forward(session, text);
    }
    try {
      rules.check(session, statement);
      return rules.filter(session, statement, handler.run(session, statement));
    } catch (NotMasterException e) {
      // The master changed meanwhile; nothing was done here.
      return forward(session, text);
    } catch (StatementError e) {
      throw handler.tellsNumbers() ? e : e.withoutNumber();
    }
  }

  /** Who may not run it in Doris is told that, and not that it is none here. */
  private StatementError refusal(Session session, String text, StockSyntaxException syntax) {
    try {
      rules.checkUnbuilt(session, text);
    } catch (StatementError e) {
      return e.withoutNumber();
    }
    return UnbuiltStatements.error(text, syntax);
  }

  private StatementResult inRemote(
      Session session, RemoteTransaction remote, StockStatement statement, String text) {
    if (fe.isMaster()) {
      session.transaction(null);
      throw lostMaster();
    }
    boolean last =
        statement instanceof CommitTransaction || statement instanceof RollbackTransaction;
    return remote.run(text, last);
  }

  private StatementResult forward(Session session, String text) {
    if (session.transaction() != null) {
      // The rest would run alone on the master, outside of what was begun here.
      session.transaction(null);
      throw lostMaster();
    }
    return forwarder.forward(session, text, 0);
  }
}
