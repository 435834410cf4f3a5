package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.PlacedQuery;
import org.dorisdr.minidoris.fe.query.QueryTexts;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Writes a view's query with every table and column by its full name, as Doris stores it, so that
 * it means the same in any database. The catalog's lock is held.
 */
public final class ViewQualifier {
  private final Ddl ddl;
  private final Session session;
  private final FunctionColumns functions;

  public ViewQualifier(Ddl ddl, Session session) {
    this(ddl, session, null);
  }

  /**
   * @param functions null = the query must not read table functions
   */
  ViewQualifier(Ddl ddl, Session session, FunctionColumns functions) {
    this.ddl = ddl;
    this.session = session;
    this.functions = functions;
  }

  /**
   * Query with full names.
   *
   * @param columns null unless all of them are plain columns
   * @param nullable which of them may be NULL
   */
  public record Qualified(String sql, List<Column> columns, List<Boolean> nullable) {
    /** Its columns, with what is known of NULL. */
    List<Column> told(List<Column> found) {
      List<Column> told = new ArrayList<>();
      for (Column column : found) {
        boolean may = nullable.size() != found.size() || nullable.get(told.size());
        told.add(ViewColumns.of(column.name(), column.type(), may));
      }
      return told;
    }
  }

  public Qualified qualify(String query) {
    return qualify(query, List.of());
  }

  /**
   * @param names columns that the statement gives, which become the aliases of the query; none = it
   *     gives none
   */
  Qualified qualify(String query, List<String> names) {
    PlacedQuery placed = PlacedQuery.of(query);
    new ViewCheck(ddl, session, functions).check(placed.select());
    ViewText.Made made = text(placed, names);
    boolean plain =
        placed.select() instanceof PlainSelect && made.outputs().stream().allMatch(Slot::stored);
    return new Qualified(
        made.text(),
        plain ? made.outputs().stream().map(ViewQualifier::column).toList() : null,
        made.outputs().stream().map(Slot::nullable).toList());
  }

  private static Column column(Slot slot) {
    return ViewColumns.of(slot.name(), slot.type(), slot.nullable());
  }

  /** What was typed, with full names. */
  private ViewText.Made text(PlacedQuery query, List<String> names) {
    try {
      return ViewText.of(new KnownNames(ddl, session, functions), query, names);
    } catch (PlacedQuery.Unplaced e) {
      throw StatementError.general(
          "minidoris does not know where this stands in the query, whose text it has to keep: "
              + e.getMessage()
              + ". HINT: write it in another way");
    }
  }

  /** Visible versions, by id, of the tables that a query reads, also by way of views. */
  public Map<Long, Long> versions(String query) {
    ViewCheck check = new ViewCheck(ddl, session, functions);
    check.check(QueryTexts.parse(query));
    return check.versions();
  }
}
