package org.dorisdr.minidoris.fe.query;

import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** HAVING without groups. Stateless. */
final class HavingRows {
  private static final Pattern AGGREGATE =
      Pattern.compile(
          "(?i)\\b(count|sum|avg|min|max|group_concat|any_value|\\w*_agg|\\w*bitmap_(union|intersect|xor)\\w*|intersect_count|hll_union)\\s*\\(");

  private HavingRows() {}

  /** HAVING where nothing is grouped filters rows by the names that they are given, as in MySQL. */
  static boolean filters(PlainSelect select) {
    return select.getHaving() != null
        && select.getGroupBy() == null
        && select.getLimit() == null
        && select.getOffset() == null
        && !AGGREGATE.matcher(select.getHaving().toString()).find()
        && !AGGREGATE.matcher(select.getSelectItems().toString()).find();
  }
}
