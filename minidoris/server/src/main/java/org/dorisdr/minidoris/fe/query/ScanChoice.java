package org.dorisdr.minidoris.fe.query;

import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniScanTable;

/**
 * Which rows and columns a session sees that are hidden from others: Doris's variables {@code
 * show_hidden_columns} and {@code skip_…}, by which one looks into what is stored. Immutable.
 */
record ScanChoice(
    boolean hiddenColumns,
    boolean deleteSign,
    boolean deletePredicate,
    boolean deleteBitmap,
    boolean engineMerge) {
  private static final Set<String> READABLE =
      Set.of(Column.DELETE_SIGN, Column.SEQUENCE_COL, Column.VERSION_COL);

  static ScanChoice of(Session session) {
    Map<String, String> variables = session.variables();
    boolean engineMerge = isOn(variables, "skip_storage_engine_merge");
    return new ScanChoice(
        // As in Doris, who sees the rows of equal keys apart sees the hidden columns as well.
        isOn(variables, "show_hidden_columns") || engineMerge,
        isOn(variables, "skip_delete_sign"),
        isOn(variables, "skip_delete_predicate"),
        isOn(variables, "skip_delete_bitmap"),
        engineMerge);
  }

  private static boolean isOn(Map<String, String> variables, String name) {
    String value = variables.get(name);
    return "true".equalsIgnoreCase(value) || "1".equals(value) || "on".equalsIgnoreCase(value);
  }

  TMiniScanTable apply(OlapTable table, TMiniScanTable scan) {
    if (hiddenColumns) {
      show(table, scan);
    }
    boolean onWrite =
        table.keysType == KeysType.UNIQUE_KEYS && table.flag(TableProperties.MERGE_ON_WRITE);
    return scan.setUnmerged(onWrite ? deleteBitmap : engineMerge)
        .setKeepDeleted(hiddenColumns || deleteSign)
        .setIgnorePredicates(deletePredicate);
  }

  private static void show(OlapTable table, TMiniScanTable scan) {
    for (Column column : table.baseIndex().columns) {
      if (!column.visible() && !READABLE.contains(column.name())) {
        throw StatementError.general(
            "minidoris does not read the hidden column "
                + column.name()
                + " of table "
                + table.name
                + ". HINT: SET show_hidden_columns = false");
      }
    }
    scan.getColumns().forEach(c -> c.setIsVisible(true));
  }
}
