package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;

/**
 * Runs DELETE: it writes a predicate that hides older rows, or on UNIQUE tables rows with the
 * delete sign. Thread safe.
 */
final class DeleteHandler {
  /** For a plan that is looked at and not run. */
  private static final long NO_TRANSACTION = -1;

  private final QueryContext context;

  DeleteHandler(QueryContext context) {
    this.context = context;
  }

  StatementResult run(Session session, DeleteStatement delete) {
    TableRef ref = RowStatements.target(session, delete.table());
    long[] ids =
        RowStatements.ids(
            context,
            ref,
            table -> {
              Ddl.checkWritable(session, table);
              checkWhere(delete, table);
            });
    context.access().checkLoad(session, ref.database(), ref.table());
    LongFunction<List<TMiniExecRequest>> plan =
        txn -> context.locked(() -> plan(session, delete, ref, txn));
    boolean byCondition =
        context.locked(
            () -> DeleteKind.keepsCondition(new Tables(context.frontend()).olapTable(ref), delete));
    if (session.transaction() instanceof OpenTransaction open) {
      return context.loads().part(session, open, ids[0], ids[1], byCondition, plan);
    }
    if (context.locked(
        () -> DeleteAnswer.isNothing(new Tables(context.frontend()).olapTable(ref), ref))) {
      context.locked(() -> plan(session, delete, ref, NO_TRANSACTION));
      return DeleteAnswer.ofNothing();
    }
    if (!byCondition) {
      return context.loads().run(session, ids[0], ids[1], null, plan);
    }
    return DeleteAnswer.of(
        context.loads().run(session, ids[0], ids[1], DeleteAnswer.newLabel(), plan));
  }

  private static void checkWhere(DeleteStatement delete, OlapTable table) {
    if (delete.where() != null || table.flag(TableProperties.MERGE_ON_WRITE)) {
      return;
    }
    throw StatementError.general(
        table.keysType == KeysType.UNIQUE_KEYS
            ? "delete all rows is forbidden temporary."
            : "delete command must contain filter");
  }

  private List<TMiniExecRequest> plan(
      Session session, DeleteStatement delete, TableRef ref, long txn) {
    QueryRelations relations = context.relations(session);
    OlapTable table = relations.tables().olapTable(ref);
    TargetTable target =
        new TargetTable(table, Tables.partitions(table, ref), new Wire(context.frontend()));
    SqlRewriter rewriter = new SqlRewriter(session, relations);
    if (DeleteKind.keepsCondition(table, delete)) {
      return target.deletions(predicate(session, table, delete, rewriter), txn);
    }
    return signed(session, delete, table, target, relations, rewriter, txn);
  }

  private static List<TMiniExecRequest> signed(
      Session session,
      DeleteStatement delete,
      OlapTable table,
      TargetTable target,
      QueryRelations relations,
      SqlRewriter rewriter,
      long txn) {
    List<Column> columns = new ArrayList<>();
    boolean onWrite = table.flag(TableProperties.MERGE_ON_WRITE);
    table.baseIndex().columns.stream()
        .filter(c -> c.key() || (!onWrite && isMust(c)))
        .forEach(columns::add);
    if (!onWrite) {
      RowStatements.sequence(table).ifPresent(columns::add);
    }
    List<Expression> items = new ArrayList<>();
    columns.forEach(c -> items.add(RowStatements.column(delete.table(), c)));
    String sequence = table.properties.get(TableProperties.SEQUENCE_COLUMN);
    if (sequence != null) {
      columns.add(target.column(Column.SEQUENCE_COL));
      items.add(RowStatements.column(delete.table(), target.column(sequence)));
    }
    columns.add(target.column(Column.DELETE_SIGN));
    items.add(new LongValue(1));
    String source =
        rewriter.select(
            RowStatements.select(
                delete.with(),
                items,
                delete.table(),
                delete.using(),
                delete.joins(),
                null,
                delete.where()));
    if (onWrite) {
      // What the rows had in other columns stays in them if a sequence may bring them back.
      PartialRows partial = RowStatements.partial(table, target, columns, TimeZones.now(session));
      return target.requests(source, partial, relations.scans(), null, txn);
    }
    TableRef ref = RowStatements.target(session, delete.table());
    return target.requests(
        source, columns, RowStatements.showSequence(relations.scans(), ref), null, txn);
  }

  private static boolean isMust(Column column) {
    return column.visible()
        && column.generated() == null
        && !column.nullable()
        && column.defaultValue() == null;
  }

  /** The condition over the names that columns have in data files. */
  private static String predicate(
      Session session, OlapTable table, DeleteStatement delete, SqlRewriter rewriter) {
    if (delete.usesOthers()) {
      throw StatementError.general(
          "delete command on with using clause only supports unique key model");
    }
    Expression where = delete.where();
    DeleteConditions.check(table, where);
    return rewriter.expression(where, new StoredNames(session, table));
  }

  /** Columns by unique id; no queries. */
  private static final class StoredNames extends DuckExpressions {
    private final OlapTable table;
    private final Function<Expression, DorisType> types;

    StoredNames(Session session, OlapTable table) {
      super(session);
      this.table = table;
      this.types = TypedColumns.finder(table.visibleColumns());
    }

    @Override
    DorisType found(Expression expression) {
      return types.apply(expression);
    }

    @Override
    public <S> StringBuilder visit(net.sf.jsqlparser.schema.Column column, S context) {
      Column found = new DeleteColumns(table).find(column);
      return builder.append("c").append(found.uniqueId());
    }
  }
}
