package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.StockStatement;

/**
 * What a user needs for the statements of catalog and backup, asked in one place before their
 * handlers run. Statements that are not listed ask by themselves or are free. Thread safe.
 */
public final class StatementRules {
  private final GlobalRules globals;
  private final List<RuleSet> sets;
  private final UnbuiltRules unbuilt;
  private final VisibleRows visible;

  public StatementRules(Privileges privileges) {
    this.globals = new GlobalRules(privileges);
    this.sets =
        List.of(
            new DatabaseRules(privileges), new TableRules(privileges), new ShowRules(privileges));
    this.unbuilt = new UnbuiltRules(privileges);
    this.visible = new VisibleRows(privileges);
  }

  /**
   * @throws org.dorisdr.minidoris.fe.session.StatementError with Doris's code and text
   */
  public void check(Session session, StockStatement statement) {
    globals.check(session, statement);
    sets.forEach(set -> set.check(session, statement));
  }

  /**
   * Looks at a text that the grammar does not take, before it is refused by name.
   *
   * @throws org.dorisdr.minidoris.fe.session.StatementError with Doris's code and text
   */
  public void checkUnbuilt(Session session, String text) {
    unbuilt.check(session, text);
  }

  /** Leaves out rows of things that the user may not know of. */
  public StatementResult filter(Session session, StockStatement statement, StatementResult result) {
    return visible.filter(session, statement, result);
  }
}
