package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;

/** ENABLE FEATURE, which adds a hidden column. The catalog is locked. */
final class FeatureEnable {
  private final ColumnDraft draft;
  private final OlapTable table;

  FeatureEnable(ColumnDraft draft) {
    this.draft = draft;
    this.table = draft.table;
  }

  void run(String feature) {
    if (!feature.equalsIgnoreCase("UPDATE_FLEXIBLE_COLUMNS")) {
      throw StatementError.general("not supported yet: ENABLE FEATURE \"" + feature + "\"");
    }
    if (!table.flag(TableProperties.MERGE_ON_WRITE)) {
      throw StatementError.general(
          "Update flexible columns feature is only supported on merge-on-write unique tables.");
    }
    if (table.hasColumn(Column.SKIP_BITMAP_COL)) {
      throw StatementError.general(
          "table " + table.name + " has enabled update flexible columns feature already.");
    }
    if (draft.columns.size() > 1) {
      throw StatementError.general("unknown feature : UPDATE_FLEXIBLE_COLUMNS");
    }
    draft
        .base()
        .add(ColumnBuilder.skipBitmap().withCopied(true).withUniqueId(draft.nextUniqueId()));
  }
}
