package org.dorisdr.minidoris.fe.catalog.op;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * A view gets another definition or comment.
 *
 * @param comment null = stays
 * @param inlineViewDef null = stays
 */
public record ModifyViewOp(
    long dbId, long tableId, String inlineViewDef, List<Column> newFullSchema, String comment)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().table(tableId).map(View.class::cast).ifPresent(this::modify);
  }

  private void modify(View view) {
    if (inlineViewDef != null) {
      view.definition = inlineViewDef;
      view.columns = new ArrayList<>(newFullSchema);
    }
    if (comment != null) {
      view.comment = comment;
    }
  }
}
