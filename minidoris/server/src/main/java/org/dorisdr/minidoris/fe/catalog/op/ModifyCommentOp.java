package org.dorisdr.minidoris.fe.catalog.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Comments of a table or of columns.
 *
 * @param type TABLE or COLUMN
 * @param colToComment null if TABLE
 * @param tblComment null if COLUMN
 */
public record ModifyCommentOp(
    String type, long dbId, long tblId, Map<String, String> colToComment, String tblComment)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().table(tblId).ifPresent(this::set);
  }

  private void set(Table table) {
    if (tblComment != null) {
      table.comment = tblComment;
    } else if (table instanceof OlapTable olap) {
      olap.indexMetas.values().forEach(m -> m.columns = commented(m.columns));
    }
  }

  private List<Column> commented(List<Column> columns) {
    List<Column> result = new ArrayList<>();
    // Names stand there as they were typed.
    Map<String, String> comments = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    comments.putAll(colToComment);
    for (Column column : columns) {
      String comment = comments.get(column.name());
      result.add(comment == null ? column : column.withComment(comment));
    }
    return result;
  }
}
