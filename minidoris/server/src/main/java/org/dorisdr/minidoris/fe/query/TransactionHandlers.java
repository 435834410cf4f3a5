package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.SessionHandlers;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.StatementRunner;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.sql.stock.txn.BeginTransaction;
import org.dorisdr.sql.stock.txn.CommitTransaction;
import org.dorisdr.sql.stock.txn.RollbackTransaction;
import org.dorisdr.sql.stock.txn.StartTransaction;
import org.dorisdr.sql.stock.txn.Sync;

/** Runs BEGIN, COMMIT, ROLLBACK and SYNC. Thread safe. */
final class TransactionHandlers {
  private final QueryContext context;

  TransactionHandlers(QueryContext context) {
    this.context = context;
  }

  void register(StatementRegistry statements) {
    statements.register(BeginTransaction.class, here(this::begin));
    statements.register(CommitTransaction.class, here((session, s) -> commit(session)));
    statements.register(RollbackTransaction.class, here((session, s) -> rollback(session)));
    // A follower has it forwarded, and then waits until it knows what the master has written.
    // As in Doris, whose clients would otherwise have to be told apart: only BEGIN begins one.
    statements.register(
        StartTransaction.class, SessionHandlers.anywhere((s, t) -> StatementResult.ok()));
    statements.register(Sync.class, (session, s) -> StatementResult.ok());
  }

  /** What a session has begun lives where the session is: nothing of it may be forwarded. */
  private static <S> StatementHandler<S> here(StatementHandler<S> handler) {
    return new StatementHandler<>() {
      @Override
      public StatementResult run(Session session, S statement) {
        try {
          return handler.run(session, statement);
        } catch (NotMasterException e) {
          throw StatementRunner.lostMaster();
        }
      }

      @Override
      public boolean needsMaster() {
        return false;
      }
    };
  }

  private StatementResult begin(Session session, BeginTransaction statement) {
    if (session.transaction() != null) {
      return StatementResult.ok();
    }
    OpenTransaction begun = new OpenTransaction(context.frontend(), label(statement));
    session.transaction(begun);
    return StatementResult.affected(0, info(begun.label(), "PREPARE", ""));
  }

  private static String label(BeginTransaction statement) {
    if (statement.label() != null) {
      return statement.label();
    }
    UUID id = UUID.randomUUID();
    return String.format(
        Locale.ROOT, "txn_insert_%x-%x", id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private StatementResult commit(Session session) {
    OpenTransaction open = (OpenTransaction) session.transaction();
    session.transaction(null);
    if (open == null || open.id() < 0) {
      return StatementResult.ok();
    }
    OpenTransaction.Rows rows = open.rows();
    RowIds numbers =
        rows == null
            ? RowIds.NONE
            : RowIds.reserve(context.frontend(), rows.tableId(), rows.values().size());
    String status =
        context.loads().commit(session, open, () -> context.locked(() -> plan(open, numbers)));
    return StatementResult.affected(0, info(open.label(), status, String.valueOf(open.id())));
  }

  private List<TMiniExecRequest> plan(OpenTransaction open, RowIds numbers) {
    OpenTransaction.Rows rows = open.rows();
    OlapTable table = new Tables(context.frontend()).olapTable(rows.table());
    if (table.id != rows.tableId() || table.baseIndex().schemaVersion != rows.schemaVersion()) {
      throw OpenTransaction.schemaChanged();
    }
    TargetTable target =
        new TargetTable(table, Tables.partitions(table, rows.table()), new Wire(context.frontend()))
            .numbered(numbers);
    List<Column> columns = new ArrayList<>(table.visibleColumns());
    columns.addAll(rows.hidden());
    return target.requests(source(columns.size()), columns, List.of(), rows.values(), open.id());
  }

  /** A query whose columns are those of the literal rows that come with it. */
  static String source(int width) {
    return "SELECT "
        + IntStream.range(0, width).mapToObj(i -> "v" + i).collect(Collectors.joining(", "))
        + " FROM __rows";
  }

  private static StatementResult rollback(Session session) {
    OpenTransaction open = (OpenTransaction) session.transaction();
    session.transaction(null);
    if (open == null || open.id() < 0) {
      return StatementResult.ok();
    }
    open.rollback();
    return StatementResult.affected(0, info(open.label(), "ABORTED", String.valueOf(open.id())));
  }

  static String info(String label, String status, String id) {
    return "{'label':'" + label + "', 'status':'" + status + "', 'txnId':'" + id + "'}";
  }
}
