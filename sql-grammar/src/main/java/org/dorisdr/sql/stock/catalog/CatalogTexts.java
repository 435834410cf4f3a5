package org.dorisdr.sql.stock.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockTexts;

/** Values that several statements of the catalog share. Stateless. */
final class CatalogTexts {
  private CatalogTexts() {}

  /** {@code [catalog.][database.]table}. */
  static TableName table(StockParser.QualifiedNameContext name) {
    List<String> parts = StockTexts.parts(name);
    if (parts.isEmpty()) {
      return null;
    }
    String database = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    return new TableName(database, parts.get(parts.size() - 1));
  }

  static String database(StockParser.InDatabaseContext in) {
    return in == null ? null : StockTexts.last(in.qualifiedName());
  }

  /**
   * Null if there is none. Doris reads its escapes and leaves doubled quotes ({@code
   * LogicalPlanBuilderAssistant.escapeBackSlash}).
   */
  static String comment(StockParser.CommentClauseContext comment) {
    return comment == null
        ? null
        : StockTexts.unescape(StockTexts.inside(comment.STRING_LITERAL()));
  }

  /** What stands between the quotes, as it is. */
  static String rawComment(StockParser.CommentClauseContext comment) {
    return comment == null ? null : StockTexts.inside(comment.STRING_LITERAL());
  }

  static PartitionNames partitions(StockParser.PartitionNamesContext names) {
    if (names == null) {
      return null;
    }
    List<String> list =
        names.identifier() != null
            ? List.of(StockTexts.name(names.identifier()))
            : StockTexts.names(names.identifierList());
    return new PartitionNames(list, names.TEMPORARY() != null);
  }

  static List<RowFilter.Order> orders(List<StockParser.RowOrderContext> written) {
    return StockTexts.each(
        written, o -> new RowFilter.Order(StockTexts.name(o.identifierOrText()), o.DESC() != null));
  }

  static RowFilter filter(StockParser.RowFilterContext filter) {
    List<RowFilter.Condition> conditions = new ArrayList<>();
    for (StockParser.RowConditionContext c : filter.rowCondition()) {
      String compare = c.compare.getText().toUpperCase(java.util.Locale.ROOT);
      conditions.add(
          new RowFilter.Condition(
              StockTexts.name(c.name),
              compare.equals("==") ? "=" : compare,
              StockTexts.text(c.value)));
    }
    List<RowFilter.Order> orders = orders(filter.rowOrder());
    long offset = filter.offset != null ? number(filter.offset) : 0;
    return new RowFilter(
        StockTexts.pattern(filter.likeClause()),
        conditions,
        orders,
        filter.skip != null ? number(filter.skip) : offset,
        filter.count != null ? number(filter.count) : -1);
  }

  private static long number(org.antlr.v4.runtime.Token token) {
    return Long.parseLong(token.getText());
  }

  static List<ViewColumn> viewColumns(StockParser.ViewColumnsContext columns) {
    return columns == null
        ? List.of()
        : StockTexts.each(
            columns.viewColumn(),
            c -> new ViewColumn(StockTexts.name(c.name), comment(c.commentClause())));
  }

  /** {@code COLUMN} or {@code ROLLUP}; null = MATERIALIZED VIEW, which Doris keeps as a rollup. */
  static String alterKind(Token kind) {
    return kind == null ? "ROLLUP" : kind.getText().toUpperCase(Locale.ROOT);
  }
}
