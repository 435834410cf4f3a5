package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Semi and anti joins, of which one side is not there any more behind them. Stateless. */
public final class HalfJoins {
  private HalfJoins() {}

  /** Whether a join keeps rows of its left side that have no partner. */
  public static boolean isAnti(Join join) {
    return join.isSemi() && join.isGlobal();
  }

  private static boolean isOfRight(Join join) {
    return join.isGlobal() && (join.isRight() || join.isFull());
  }

  /**
   * Has joins that keep the right side keep the left one, which the engine knows.
   *
   * @param select is changed: what a join keeps stands first
   */
  public static void turn(PlainSelect select) {
    List<Join> joins = select.getJoins();
    for (int i = 0; joins != null && i < joins.size(); i++) {
      if (isOfRight(joins.get(i))) {
        turn(select, joins.get(i), i);
      }
    }
  }

  private static void turn(PlainSelect select, Join join, int place) {
    boolean anti = join.isFull();
    if (place > 0) {
      throw StatementError.general(
          "minidoris has RIGHT %s JOIN between two tables only. HINT: write LEFT %s JOIN"
              .formatted(anti ? "ANTI" : "SEMI", anti ? "ANTI" : "SEMI"));
    }
    FromItem kept = join.getFromItem();
    join.setFromItem(select.getFromItem());
    select.setFromItem(kept);
    join.setRight(false);
    join.setFull(false);
    join.setLeft(true);
    join.setSemi(true);
    join.setGlobal(anti);
  }
}
