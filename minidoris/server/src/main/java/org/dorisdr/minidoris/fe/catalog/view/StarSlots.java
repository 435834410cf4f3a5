package org.dorisdr.minidoris.fe.catalog.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import org.dorisdr.minidoris.fe.query.PlacedQuery;
import org.dorisdr.minidoris.fe.query.type.Stars;
import org.dorisdr.minidoris.fe.session.StatementError;

/** What stars in a view's query stand for. Stateless. */
final class StarSlots {
  private StarSlots() {}

  /**
   * @throws StatementError if it has REPLACE
   * @throws PlacedQuery.Unplaced if not all of its columns have names
   */
  static List<Slot> of(AllColumns star, SlotScope scope) {
    if (star.getReplaceExpressions() != null && !star.getReplaceExpressions().isEmpty()) {
      throw StatementError.general(
          "a view of a star with REPLACE cannot be made, as in Doris, which does not find its"
              + " columns in the text: "
              + star
              + ". HINT: write the columns that the view shall have");
    }
    List<Slot> all =
        star instanceof AllTableColumns of
            ? scope.of(SlotNames.owner(of.getTable()))
            : scope.star();
    Set<String> left = Stars.left(star);
    List<Slot> slots =
        all.stream()
            .filter(s -> s.name() == null || !left.contains(s.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (slots.isEmpty() || slots.stream().anyMatch(s -> s.name() == null)) {
      throw new PlacedQuery.Unplaced(star.toString());
    }
    return slots;
  }
}
