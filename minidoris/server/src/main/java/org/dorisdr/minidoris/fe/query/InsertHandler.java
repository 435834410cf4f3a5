package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.List;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Values;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.OverwritePartitions;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.StatementRunner;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniRow;

/** Runs INSERT. Thread safe. */
final class InsertHandler {
  static final String PARTIAL = "enable_unique_key_partial_update";
  private static final String NEW_KEYS = "partial_update_new_key_behavior";

  private final QueryContext context;
  private final OverwritePartitions overwrites;

  InsertHandler(QueryContext context, OverwritePartitions overwrites) {
    this.context = context;
    this.overwrites = overwrites;
  }

  StatementResult run(Session session, String sql) {
    InsertStatement insert = new InsertParser(sql).parse();
    check(insert);
    TableRef ref =
        new TableRef(
            insert.database() == null ? session.database() : insert.database(),
            insert.table(),
            insert.partitions(),
            insert.temporary());
    Frontend frontend = context.frontend();
    long[] ids =
        context.locked(
            () -> {
              Tables tables = new Tables(frontend);
              OlapTable table = tables.olapTable(ref);
              Ddl.checkWritable(session, table);
              return new long[] {tables.database(ref.database()).id, table.id};
            });
    context.access().checkLoad(session, ref.database(), ref.table());
    if (session.transaction() instanceof OpenTransaction open) {
      if (insert.rows() != null && updatesColumns(session, insert)) {
        throw StatementError.general(
            "minidoris updates no columns with VALUES in a transaction. HINT: COMMIT first, or SET "
                + PARTIAL
                + " = false");
      }
      if (insert.overwrite()) {
        throw StatementRunner.inTransaction();
      }
      if (insert.rows() != null) {
        return keep(session, insert, ref, ids, open);
      }
      if (insert.label() != null && !insert.label().equals(open.label())) {
        throw StatementError.general(
            "Transaction insert expect label " + open.label() + ", but got " + insert.label());
      }
    }
    if (insert.overwrite()) {
      return overwrite(session, insert, ref, ids);
    }
    boolean grouped =
        GroupCommit.isOn(session)
            && context.locked(
                () -> GroupCommit.takes(session, insert, new Tables(frontend).olapTable(ref)));
    return grouped
        ? GroupCommit.answer(load(session, insert, ref, ids, GroupCommit.newLabel()))
        : load(session, insert, ref, ids, insert.label());
  }

  private static void check(InsertStatement insert) {
    if (insert.autoDetect() && !insert.overwrite()) {
      throw StatementError.general("PARTITION(*) is only for INSERT OVERWRITE");
    }
    if (insert.overwrite() && insert.temporary()) {
      throw StatementError.general("INSERT OVERWRITE does not take temporary partitions");
    }
  }

  private StatementResult load(
      Session session, InsertStatement insert, TableRef ref, long[] ids, String label) {
    RowIds numbers =
        insert.rows() == null
            ? RowIds.reserve(context.frontend(), ids[1])
            : RowIds.reserve(context.frontend(), ids[1], insert.rows().size());
    return context
        .loads()
        .run(
            session,
            ids[0],
            ids[1],
            label,
            txn ->
                context.planned(
                    session, relations -> plan(session, relations, insert, ref, numbers, txn)));
  }

  /** Literal rows of a transaction wait for its COMMIT. */
  private StatementResult keep(
      Session session, InsertStatement insert, TableRef ref, long[] ids, OpenTransaction open) {
    OpenTransaction.Rows rows =
        context.locked(
            () -> {
              OlapTable table = new Tables(context.frontend()).olapTable(ref);
              TargetTable target =
                  new TargetTable(
                      table, Tables.partitions(table, ref), new Wire(context.frontend()));
              List<Column> columns = InsertColumns.of(insert, table);
              List<Column> hidden = columns.stream().filter(c -> !c.visible()).toList();
              List<TMiniRow> kept = literals(session, insert, target).whole(columns, hidden);
              InsertColumns.checkSequence(session, insert, table, columns);
              return new OpenTransaction.Rows(
                  ref, ids[1], table.baseIndex().schemaVersion, hidden, kept);
            });
    open.add(rows, ids[0]);
    return StatementResult.affected(
        insert.rows().size(),
        TransactionHandlers.info(open.label(), "PREPARE", String.valueOf(open.id())));
  }

  /** Fills temporary partitions, which then take the place of those that are overwritten. */
  private StatementResult overwrite(
      Session session, InsertStatement insert, TableRef ref, long[] ids) {
    OverwritePartitions.Overwrite overwrite = overwrites.begin(ids[0], ids[1], ref.partitions());
    try {
      TableRef fresh = new TableRef(ref.database(), ref.table(), overwrite.temporaryNames(), true);
      StatementResult result = load(session, insert, fresh, ids, insert.label());
      overwrites.replace(overwrite, insert.autoDetect());
      return result;
    } catch (StatementError e) {
      throw insert.autoDetect() ? OverwriteErrors.detecting(e) : e;
    } finally {
      overwrites.end(overwrite);
    }
  }

  private List<TMiniExecRequest> plan(
      Session session,
      QueryRelations relations,
      InsertStatement insert,
      TableRef ref,
      RowIds numbers,
      long txn) {
    List<TMiniExecRequest> requests = requests(session, relations, insert, ref, numbers, txn);
    if (!relations.files().isEmpty()) {
      requests.forEach(request -> request.setFiles(relations.files()));
    }
    return requests;
  }

  private List<TMiniExecRequest> requests(
      Session session,
      QueryRelations relations,
      InsertStatement insert,
      TableRef ref,
      RowIds numbers,
      long txn) {
    OlapTable table = relations.tables().olapTable(ref);
    LocalDateTime now = TimeZones.now(session);
    TargetTable target =
        new TargetTable(table, Tables.partitions(table, ref), new Wire(context.frontend()))
            .numbered(numbers)
            .housed(insert.autoDetect())
            .at(now);
    List<Column> columns = InsertColumns.of(insert, table);
    String source;
    List<TMiniRow> rows = null;
    if (insert.rows() != null) {
      source = TransactionHandlers.source(columns.size());
      rows = literals(session, insert, target).rows(columns);
    } else {
      source =
          Projection.ofWidth(query(session, relations, insert, columns, target), columns.size());
    }
    if (!updatesColumns(session, insert) || !PartialUpdate.byInsert(table, columns)) {
      InsertColumns.checkSequence(session, insert, table, columns);
      return isStrict(session)
          ? target.requests(source, columns, relations.scans(), rows, txn)
          : target
              .filtering()
              .requests(
                  LoadValues.lenient(source, columns),
                  LoadSource.withProblem(columns),
                  relations.scans(),
                  rows,
                  txn);
    }
    PartialRows partial =
        new PartialRows(
            table,
            target.partitions(),
            columns,
            PartialRows.Kind.FIXED,
            new PartialDefaults(
                false, "ERROR".equalsIgnoreCase(session.variables().get(NEW_KEYS)), now));
    partial.require(context.frontend(), txn);
    return target.requests(source, partial, relations.scans(), rows, txn);
  }

  private static InsertLiterals literals(
      Session session, InsertStatement insert, TargetTable target) {
    return new InsertLiterals(insert, target, TimeZones.id(session), isStrict(session));
  }

  private static boolean isStrict(Session session) {
    return !"false".equals(session.variables().get("enable_insert_strict"));
  }

  private static boolean updatesColumns(Session session, InsertStatement insert) {
    return !insert.columns().isEmpty()
        && !insert.overwrite()
        && Boolean.parseBoolean(session.variables().get(PARTIAL));
  }

  private static String query(
      Session session,
      QueryRelations relations,
      InsertStatement insert,
      List<Column> columns,
      TargetTable target) {
    boolean strict = isStrict(session);
    SqlRewriter rewriter = new SqlRewriter(session, relations);
    if (strict) {
      rewriter.strict();
    }
    Statement query = SqlRewriter.parse(insert.query());
    if (query instanceof Values values) {
      ValueRows rows = new ValueRows(columns, rewriter, session, strict);
      target.checkGiven(rows.given(values));
      return rows.sql(values);
    }
    target.checkGiven(columns);
    String sql = rewriter.query(query);
    SketchTargets.check(columns, rewriter.columns().stream().map(TypedColumn::type).toList());
    return sql;
  }
}
