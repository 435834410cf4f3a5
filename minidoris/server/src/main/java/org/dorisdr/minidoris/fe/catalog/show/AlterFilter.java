package org.dorisdr.minidoris.fe.catalog.show;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.RowFilter;

/** What SHOW ALTER TABLE takes behind WHERE: Doris's ShowAlterTableCommand. Stateless. */
final class AlterFilter {
  private static final Set<String> TEXTS =
      Set.of("tablename", "state", "indexname", "baseindexname", "rollupindexname");
  private static final Set<String> TIMES = Set.of("createtime", "finishtime");

  private AlterFilter() {}

  /**
   * Without what no column of these can fulfil, which Doris does not look at.
   *
   * @throws StatementError if Doris refuses it
   */
  static RowFilter checked(RowFilter filter, List<String> columns) {
    if (filter.like() != null) {
      throw StatementError.general("The operator =|>=|<=|>|<|!= are supported.");
    }
    filter.conditions().forEach(AlterFilter::check);
    List<RowFilter.Condition> kept =
        filter.conditions().stream()
            .filter(c -> columns.stream().anyMatch(c.name()::equalsIgnoreCase))
            .toList();
    return new RowFilter(null, kept, filter.orders(), filter.offset(), filter.limit());
  }

  private static void check(RowFilter.Condition condition) {
    String name = condition.name().toLowerCase(Locale.ROOT);
    if (condition.compare().equals("LIKE")) {
      throw StatementError.general("The operator =|>=|<=|>|<|!= are supported.");
    }
    if (TEXTS.contains(name)) {
      if (!Set.of("=", "!=", "<>").contains(condition.compare())) {
        throw StatementError.general(
            "Where clause : TableName = \"table1\" or"
                + " State = \"FINISHED|CANCELLED|RUNNING|PENDING|WAITING_TXN\"");
      }
    } else if (!TIMES.contains(name)) {
      throw StatementError.general(
          "The columns of TableName/IndexName/CreateTime/FinishTime/State/BaseIndexName/"
              + "RollupIndexName are supported.");
    }
  }
}
