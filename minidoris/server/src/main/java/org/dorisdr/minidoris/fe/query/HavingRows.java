package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** HAVING without groups. Stateless. */
final class HavingRows {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\(");

  private HavingRows() {}

  /** HAVING where nothing is grouped filters rows by the names that they are given, as in MySQL. */
  static boolean filters(PlainSelect select) {
    return select.getHaving() != null
        && select.getGroupBy() == null
        && select.getLimit() == null
        && select.getOffset() == null
        && !aggregates(select.getHaving().toString())
        && !aggregates(select.getSelectItems().toString());
  }

  private static boolean aggregates(String text) {
    return CALL.matcher(text)
        .results()
        .anyMatch(call -> AggregateNames.isOne(call.group(1).toLowerCase(Locale.ROOT)));
  }
}
