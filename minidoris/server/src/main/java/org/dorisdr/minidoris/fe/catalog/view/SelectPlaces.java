package org.dorisdr.minidoris.fe.catalog.view;

import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.dorisdr.minidoris.fe.query.PlacedQuery;

/** Where queries stand that the parser itself tells no place of. Stateless. */
final class SelectPlaces {
  private SelectPlaces() {}

  /**
   * The parenthesis that a subquery stands in.
   *
   * @throws PlacedQuery.Unplaced if it is not known
   */
  static int opening(PlacedQuery query, Select select) {
    int depth = 0;
    Select inner = select;
    while (true) {
      if (inner instanceof ParenthesedSelect parenthesed) {
        depth++;
        inner = parenthesed.getSelect();
      } else if (inner.getWithItemsList() != null && !inner.getWithItemsList().isEmpty()) {
        int first = CommonTable.of(query, inner.getWithItemsList().get(0)).first() - 1;
        return checked(query, query.isWord(first, "with") ? first - depth : -1);
      } else if (inner instanceof SetOperationList set) {
        inner = set.getSelect(0);
      } else if (inner instanceof PlainSelect plain) {
        return checked(query, query.first(plain) - depth);
      } else {
        throw new PlacedQuery.Unplaced(inner.toString());
      }
    }
  }

  private static int checked(PlacedQuery query, int open) {
    if (!query.isSymbol(open, "(")) {
      throw new PlacedQuery.Unplaced("parenthesis");
    }
    return open;
  }
}
