package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;

/**
 * Runs DELETE: on UNIQUE tables it writes rows with the delete sign, on others a predicate that
 * hides older rows. Thread safe.
 */
final class DeleteHandler {
  private final QueryContext context;

  DeleteHandler(QueryContext context) {
    this.context = context;
  }

  StatementResult run(Session session, Delete delete) {
    TableRef ref = RowStatements.target(session, delete.getTable());
    long[] ids = RowStatements.ids(context, ref, table -> Ddl.checkWritable(session, table));
    context.access().checkLoad(session, ref.database(), ref.table());
    if (delete.getWhere() == null) {
      throw StatementError.general(
          "delete all rows is forbidden temporary. HINT: use TRUNCATE TABLE");
    }
    LongFunction<List<TMiniExecRequest>> plan =
        txn -> context.locked(() -> plan(session, delete, ref, txn));
    if (session.transaction() instanceof OpenTransaction open) {
      boolean byCondition =
          context.locked(
              () -> new Tables(context.frontend()).olapTable(ref).keysType != KeysType.UNIQUE_KEYS);
      return context.loads().part(session, open, ids[0], ids[1], byCondition, plan);
    }
    return context.loads().run(session, ids[0], ids[1], null, plan);
  }

  private List<TMiniExecRequest> plan(Session session, Delete delete, TableRef ref, long txn) {
    QueryRelations relations = context.relations(session);
    OlapTable table = relations.tables().olapTable(ref);
    TargetTable target =
        new TargetTable(table, Tables.partitions(table, ref), new Wire(context.frontend()));
    SqlRewriter rewriter = new SqlRewriter(session, relations);
    if (table.keysType != KeysType.UNIQUE_KEYS) {
      return target.deletions(predicate(session, table, delete, rewriter), txn);
    }
    return signed(delete, table, target, relations, rewriter, txn);
  }

  private static List<TMiniExecRequest> signed(
      Delete delete,
      OlapTable table,
      TargetTable target,
      QueryRelations relations,
      SqlRewriter rewriter,
      long txn) {
    List<Column> columns = new ArrayList<>();
    table.baseIndex().columns.stream().filter(Column::key).forEach(columns::add);
    String sequence = table.properties.get("function_column.sequence_col");
    if (sequence != null) {
      columns.add(target.column(sequence));
    }
    List<Expression> items = new ArrayList<>();
    columns.forEach(c -> items.add(RowStatements.column(delete.getTable(), c)));
    columns.add(target.column(Column.DELETE_SIGN));
    items.add(new LongValue(1));
    FromItem using = isGiven(delete.getUsingList()) ? delete.getUsingList().get(0) : null;
    String source =
        rewriter.select(
            RowStatements.select(
                items, delete.getTable(), using, delete.getJoins(), null, delete.getWhere()));
    return target.requests(source, columns, relations.scans(), null, txn);
  }

  /** The condition over the names that columns have in data files. */
  private static String predicate(
      Session session, OlapTable table, Delete delete, SqlRewriter rewriter) {
    if (isGiven(delete.getUsingList()) || isGiven(delete.getJoins())) {
      throw StatementError.general(
          "delete with other tables is only supported on unique key tables");
    }
    Expression where = delete.getWhere();
    return rewriter.expression(where, new StoredNames(session, table));
  }

  private static boolean isGiven(List<?> others) {
    return others != null && !others.isEmpty();
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
      String name = Identifiers.plain(column.getColumnName());
      Column found =
          table.visibleColumns().stream()
              .filter(c -> c.name().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "Unknown column '" + name + "' in 'table " + table.name + "'"));
      if (table.keysType == KeysType.AGG_KEYS && !found.key()) {
        throw StatementError.general(
            "delete predicate on value column only supports Unique table with merge-on-write"
                + " enabled and Duplicate table, but Table["
                + table.name
                + "] is an Unique table without merge-on-write.");
      }
      return builder.append("c").append(found.uniqueId());
    }

    @Override
    public <S> StringBuilder visit(Select select, S context) {
      throw StatementError.general("a query in a delete condition needs a unique key table");
    }

    @Override
    public <S> StringBuilder visit(
        net.sf.jsqlparser.statement.select.ParenthesedSelect select, S context) {
      throw StatementError.general("a query in a delete condition needs a unique key table");
    }
  }
}
