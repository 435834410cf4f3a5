package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.ddl.AutoPartitions;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.OverwritePartitions;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniScanTable;

/** Runs queries and writes: SELECT, INSERT, UPDATE, DELETE, EXPLAIN. Thread safe. */
public final class QueryService {
  private final QueryContext context;
  private final InsertHandler inserts;
  private final UpdateHandler updates;
  private final DeleteHandler deletes;

  QueryService(
      FeServer frontend, BackendClients clients, TableAccess access, RunningQueries running) {
    Executor executor = new Executor(frontend, clients, running);
    context = new QueryContext(frontend, executor, loads(frontend, executor), access);
    inserts = new InsertHandler(context, new OverwritePartitions(new Ddl(frontend)));
    updates = new UpdateHandler(context);
    deletes = new DeleteHandler(context);
  }

  private static LoadRunner loads(FeServer frontend, Executor executor) {
    return new LoadRunner(frontend, executor, new AutoPartitions(new Ddl(frontend)));
  }

  void register(StatementRegistry statements) {
    new TransactionHandlers(context).register(statements);
  }

  /** Whether a statement is for this service, by its first word. */
  public static boolean handles(String sql) {
    return switch (StatementVerb.of(sql).word()) {
      case "select", "with", "insert", "update", "delete", "explain", "desc_query", "values", "(" ->
          true;
      default -> false;
    };
  }

  /** Whether a statement changes data, so that only the master runs it. */
  public static boolean writes(String sql) {
    return StatementVerb.of(sql).writes();
  }

  /**
   * @throws StatementError as the client shall see it; nothing was changed then
   */
  public StatementResult run(Session session, String sql) {
    try {
      return checked(session, sql);
    } catch (DeniedTableError e) {
      throw e.in(sql);
    }
  }

  private StatementResult checked(Session session, String sql) {
    StatementVerb verb = StatementVerb.of(sql);
    switch (verb.word()) {
      case "delete" -> {
        return deletes.run(session, DeleteStatement.parse(sql));
      }
      case "insert" -> {
        return inserts.run(session, sql);
      }
      case "explain" -> {
        return explain(session, sql);
      }
      default -> {}
    }
    Optional<String> exported = OutFileClause.queryBefore(sql);
    if (exported.isPresent()) {
      planned(session, (Select) SqlRewriter.parse(exported.get()), exported.get());
      throw StatementError.general("minidoris does not do SELECT … INTO OUTFILE");
    }
    Statement statement = SqlRewriter.parse(sql);
    if (statement instanceof Select select) {
      try {
        return select(session, select, sql);
      } catch (UnknownTableError e) {
        throw e.in(sql);
      }
    }
    if (statement instanceof Update update) {
      return updates.run(session, update);
    }
    throw StatementError.general(
        "minidoris does not support this statement: "
            + statement.getClass().getSimpleName().toUpperCase(Locale.ROOT));
  }

  /**
   * Columns of a query, which does not run; empty = it is none, cannot be planned as it stands, or
   * the type of a column is known to the engine only.
   *
   * @param whole whether nothing stands for a value that comes later
   * @throws StatementError of one that cannot run whatever value comes
   */
  public List<StatementResult.Column> describe(Session session, String sql, boolean whole) {
    if (!handles(sql)) {
      return List.of();
    }
    if (writes(sql)) {
      InsertLabel.refuse(sql);
      return List.of();
    }
    try {
      if (!(SqlRewriter.parse(sql) instanceof Select select)) {
        return List.of();
      }
      StatementResult constant = Constants.answer(session, select, sql);
      return constant != null
          ? constant.columns()
          : ResultColumns.of(planned(session, select, sql).columns());
    } catch (UnknownTableError e) {
      throw e.in(sql);
    } catch (DeniedTableError e) {
      throw e.in(sql);
    } catch (StatementError e) {
      if (whole) {
        throw e;
      }
      // Told when it runs; a NULL may not stand where the value will.
      return List.of();
    }
  }

  private StatementResult select(Session session, Select select, String sql) {
    StatementResult constant = Constants.answer(session, select, sql);
    if (constant != null) {
      return constant;
    }
    Planned plan = planned(session, select, sql);
    try {
      return answer(session, plan);
    } catch (StatementError e) {
      if (!LostTabletsError.isReasonFor(context.frontend(), plan.request())) {
        throw e;
      }
      // A schema change has ended since, and its backends have dropped what was to be read.
      return answer(session, planned(session, (Select) SqlRewriter.parse(sql), sql));
    }
  }

  /**
   * What a backend shall do.
   *
   * @param columns that it answers; empty = not known
   */
  private record Planned(TMiniExecRequest request, List<TypedColumn> columns) {}

  private StatementResult answer(Session session, Planned plan) {
    boolean largeIntegers =
        plan.request().getTables().stream()
            .map(TMiniScanTable::getColumns)
            .flatMap(List::stream)
            .anyMatch(c -> c.getType().equals("largeint"));
    Executor.Run run = context.executor().run(session, plan.request());
    return context.executor().rows(run, plan.columns(), largeIntegers);
  }

  /**
   * @param select parsed of the text; writing it for the engine changes it
   */
  private Planned planned(Session session, Select select, String sql) {
    AtomicReference<Select> fresh = new AtomicReference<>(select);
    return context.planned(
        session,
        relations -> {
          Select parsed = fresh.getAndSet(null);
          Planned plan =
              plan(
                  session,
                  relations,
                  parsed == null ? (Select) SqlRewriter.parse(sql) : parsed,
                  sql);
          relations.showNamed(sql, plan.request());
          return plan;
        });
  }

  private Planned plan(Session session, QueryRelations relations, Select select, String typed) {
    SqlRewriter rewriter = new SqlRewriter(session, relations).typed(typed);
    if ("true".equals(session.variables().get("enable_strict_cast"))) {
      rewriter.strict();
    }
    String sql = rewriter.select(select);
    TMiniExecRequest request = new TMiniExecRequest(sql, relations.scans());
    if (!relations.files().isEmpty()) {
      request.setFiles(relations.files());
    }
    request.setResultTypes(rewriter.resultTypes());
    request.setTimeoutSeconds(StatementTime.ofQuery(session));
    return new Planned(request, rewriter.columns());
  }

  private StatementResult explain(Session session, String sql) {
    int at = sql.toLowerCase(Locale.ROOT).indexOf("explain") + "explain".length();
    String query = sql.substring(at);
    Statement statement = SqlRewriter.parse(query);
    if (!(statement instanceof Select select)) {
      throw StatementError.general("minidoris explains queries only");
    }
    TMiniExecRequest request = planned(session, select, query).request();
    request.setSql("EXPLAIN " + request.getSql());
    List<List<String>> lines = new ArrayList<>();
    try (StatementResult plan =
        context.executor().rows(context.executor().run(session, request), List.of(), true)) {
      plan.rows().forEachRemaining(r -> r.get(1).lines().forEach(l -> lines.add(List.of(l))));
    }
    return StatementResult.rows(
        List.of(new StatementResult.Column("Explain String(DuckDB)", "varchar(65533)")), lines);
  }
}
