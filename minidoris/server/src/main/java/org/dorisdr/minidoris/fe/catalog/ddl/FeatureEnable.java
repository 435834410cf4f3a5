package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.EnableFeature;

/**
 * ENABLE FEATURE, which adds a hidden column, with the refusals of Doris's AlterTableCommand. The
 * catalog is locked.
 */
final class FeatureEnable {
  private final ColumnDraft draft;
  private final OlapTable table;

  FeatureEnable(ColumnDraft draft) {
    this.draft = draft;
    this.table = draft.table;
  }

  void run(EnableFeature clause) {
    switch (clause.feature().toUpperCase(Locale.ROOT)) {
      case "BATCH_DELETE" -> {
        checkUnique("Batch delete");
        throw already("batch delete");
      }
      case "SEQUENCE_LOAD" -> sequence(clause.properties());
      case "UPDATE_FLEXIBLE_COLUMNS" -> flexible();
      default -> throw StatementError.general("unknown feature name: " + clause.feature());
    }
  }

  private void checkUnique(String feature) {
    if (table.keysType != KeysType.UNIQUE_KEYS) {
      throw StatementError.general(feature + " only supported in unique tables.");
    }
  }

  private static StatementError already(String support) {
    return StatementError.general(
        "Can not enable %1$s support, already supported %1$s.".formatted(support));
  }

  private void sequence(Map<String, String> properties) {
    if (properties.isEmpty()) {
      throw StatementError.general("Properties is not set");
    }
    checkUnique("Sequence load");
    if (!properties.containsKey(TableProperties.SEQUENCE_TYPE)) {
      throw StatementError.general("unknown sequence column type");
    }
    if (table.hasColumn(Column.SEQUENCE_COL)) {
      throw already("sequence column");
    }
    throw StatementError.general(
        "minidoris does not give a sequence column to a table that is there: %s. HINT: CREATE TABLE takes '%s'"
            .formatted(table.name, TableProperties.SEQUENCE_TYPE));
  }

  private void flexible() {
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
