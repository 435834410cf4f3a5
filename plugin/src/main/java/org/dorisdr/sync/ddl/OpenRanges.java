package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of several columns without an upper end. Doris takes them as {@code VALUES LESS THAN
 * MAXVALUE} only, but writes them as {@code VALUES [(…), (MAXVALUE, MAXVALUE))}, which it refuses
 * ("Not support MAXVALUE in multi partition range values", PartitionKeyDesc.analyze). Their lower
 * end is where the range before ends, there as here. Stateless.
 */
final class OpenRanges {
  private static final String TAKEN = "LESS THAN MAXVALUE";

  private OpenRanges() {}

  /** What makes Doris take the ranges of a statement again. */
  static List<SourceText.Edit> edits(List<SqlToken> tokens, int from) {
    List<SourceText.Edit> edits = new ArrayList<>();
    for (int i = from; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("VALUES") && tokens.get(i + 1).is("[")) {
        int last = end(tokens, i + 1);
        if (last > 0) {
          edits.add(new SourceText.Edit(tokens.get(i + 1).start(), tokens.get(last).end(), TAKEN));
        }
      }
    }
    return edits;
  }

  /** Index of the parenthesis that ends the range; -1 if it has an upper end or one column. */
  private static int end(List<SqlToken> tokens, int open) {
    int at = open + 1;
    while (at < tokens.size() && !tokens.get(at).is(")")) {
      at++;
    }
    int columns = 0;
    at += 2;
    while (at + 1 < tokens.size() && (tokens.get(at).is("(") || tokens.get(at).is(","))) {
      if (!tokens.get(at + 1).is("MAXVALUE")) {
        return -1;
      }
      columns++;
      at += 2;
    }
    boolean closed = at + 1 < tokens.size() && tokens.get(at).is(")") && tokens.get(at + 1).is(")");
    return closed && columns > 1 ? at + 1 : -1;
  }
}
