package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.statement.select.WithItem;
import org.dorisdr.minidoris.fe.query.PlacedQuery;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The head of a common table: {@code name [(column, …)] AS}.
 *
 * @param first where its name stands
 * @param aliases names that it gives to its first columns; empty = none
 * @param places where these stand
 */
record CommonTable(int first, String name, List<String> aliases, List<Integer> places) {
  /**
   * @throws PlacedQuery.Unplaced if it is not known where it stands
   */
  static CommonTable of(PlacedQuery query, WithItem<?> with) {
    int last = SelectPlaces.opening(query, with.getSelect()) - 2;
    List<String> aliases = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int first = last;
    if (query.isSymbol(last, ")")) {
      int open = query.opening(last);
      for (int at = open + 1; at < last; at += 2) {
        aliases.add(query.text(at));
        places.add(at);
      }
      first = open - 1;
    }
    return new CommonTable(first, with.getUnquotedAliasName(), aliases, places);
  }

  void quote(ViewEdits edits) {
    edits.alias(first, name);
    for (int i = 0; i < aliases.size(); i++) {
      edits.alias(places.get(i), aliases.get(i));
    }
  }

  /** What it yields, in the words of AnalyzeCTE where its names do not fit. */
  List<Slot> columns(List<Slot> slots) {
    check(slots.size());
    List<Slot> columns = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      String column = i < aliases.size() ? aliases.get(i) : slots.get(i).name();
      columns.add(slots.get(i).named(column).of(List.of(name)).inner());
    }
    return columns;
  }

  private void check(int columns) {
    if (aliases.size() > columns) {
      throw StatementError.general(
          "CTE ["
              + name
              + "] returns "
              + aliases.size()
              + " columns, but "
              + columns
              + " labels were specified. The number of column labels must be smaller or equal to"
              + " the number of returned columns.");
    }
    Set<String> seen = new HashSet<>();
    for (String alias : aliases) {
      // As there, those of before are looked at as they were typed.
      if (seen.contains(alias.toLowerCase(Locale.ROOT))) {
        throw StatementError.general(
            "Duplicated CTE column alias: ["
                + alias.toLowerCase(Locale.ROOT)
                + "] in CTE ["
                + name
                + "]");
      }
      seen.add(alias);
    }
  }
}
