package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;

/** Runs UPDATE on UNIQUE tables: reads the rows and writes them anew. Thread safe. */
final class UpdateHandler {
  private final QueryContext context;

  UpdateHandler(QueryContext context) {
    this.context = context;
  }

  StatementResult run(Session session, Update update) {
    TableRef ref = RowStatements.target(session, update.getTable());
    long[] ids = RowStatements.ids(context, ref, UpdateHandler::check);
    context.access().checkLoad(session, ref.database(), ref.table());
    return context
        .loads()
        .run(
            session,
            ids[0],
            ids[1],
            null,
            txn -> context.locked(() -> plan(session, update, ref, txn)));
  }

  private static void check(OlapTable table) {
    if (table.keysType != KeysType.UNIQUE_KEYS) {
      throw StatementError.general("Only unique table could be updated.");
    }
  }

  private List<TMiniExecRequest> plan(Session session, Update update, TableRef ref, long txn) {
    QueryRelations relations = context.relations(session);
    OlapTable table = relations.tables().olapTable(ref);
    check(table);
    TargetTable target =
        new TargetTable(table, Tables.partitions(table, ref), new Wire(context.frontend()));
    SqlRewriter rewriter = new SqlRewriter(session, relations);
    LocalDateTime now = TimeZones.now(session);
    Map<String, Expression> values = values(update, target, now);
    boolean some = updatesColumns(table, values.size());
    // Generated columns follow those that they are made of.
    List<Column> columns = new ArrayList<>(target.updated());
    if (some) {
      columns.removeIf(c -> !c.key() && !values.containsKey(key(c)));
    }
    List<Expression> items =
        columns.stream().map(c -> item(update, c, values.get(key(c)), now)).toList();
    String source =
        rewriter.select(
            RowStatements.select(
                update.getWithItemsList(),
                items,
                update.getTable(),
                update.getFromItem(),
                update.getJoins(),
                update.getStartJoins(),
                update.getWhere()));
    relations.scans().stream()
        .filter(scan -> scan.getAlias().equals(ref.alias()))
        .flatMap(scan -> scan.getColumns().stream())
        .filter(c -> columns.stream().anyMatch(u -> u.name().equals(c.getName())))
        .forEach(c -> c.setIsVisible(true));
    if (!some) {
      return target.requests(source, columns, relations.scans(), null, txn);
    }
    PartialRows partial = RowStatements.partial(table, target, columns, now);
    partial.require(context.frontend(), txn);
    return target.requests(source, partial, relations.scans(), null, txn);
  }

  /**
   * @param given what the statement sets the column to; null = it does not
   */
  private static Expression item(
      Update update, Column column, Expression given, LocalDateTime now) {
    if (given != null) {
      return given;
    }
    return column.onUpdate()
        ? fallback(column, now)
        : RowStatements.column(update.getTable(), column);
  }

  /**
   * Whether only the columns that are set are written, and those of others are merged with what
   * other loads do meanwhile ({@code UpdateCommand.completeQueryPlan}): of few columns of a table
   * that merges on write and has no sequence.
   */
  private static boolean updatesColumns(OlapTable table, int set) {
    return table.flag(TableProperties.MERGE_ON_WRITE)
        && !table.hasColumn(Column.SEQUENCE_COL)
        && set <= table.baseIndex().columns.size() * 3 / 10
        && table.visibleColumns().stream().allMatch(c -> c.generated() == null);
  }

  private static Map<String, Expression> values(
      Update update, TargetTable target, LocalDateTime now) {
    Map<String, Expression> values = new HashMap<>();
    for (UpdateSet set : update.getUpdateSets()) {
      for (int i = 0; i < set.getColumns().size(); i++) {
        Column column = target.column(Identifiers.plain(set.getColumns().get(i).getColumnName()));
        target.checkGiven(List.of(column));
        if (column.key()) {
          throw StatementError.general("Only value columns of unique table could be updated");
        }
        Expression value = (Expression) set.getValues().get(i);
        values.put(key(column), isDefault(value) ? fallback(column, now) : value);
      }
    }
    return values;
  }

  private static String key(Column column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isDefault(Expression value) {
    return value.toString().equalsIgnoreCase("default");
  }

  private static Expression fallback(Column column, LocalDateTime now) {
    Projection.checkDefault(column);
    String text = Defaults.text(column, now);
    return text == null ? new NullValue() : new StringValue(Identifiers.literal(text));
  }
}
