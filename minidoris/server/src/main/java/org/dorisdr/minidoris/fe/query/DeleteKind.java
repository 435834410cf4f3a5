package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;

/** How a DELETE hides rows. Stateless; the catalog is locked. */
final class DeleteKind {
  private DeleteKind() {}

  /**
   * Whether the condition is kept beside the rows ({@code DeleteFromCommand.run}). Of a UNIQUE
   * table it is if the table can keep it, and if one that merges on write has {@code
   * enable_mow_light_delete}; otherwise rows with the delete sign are written.
   */
  static boolean keepsCondition(OlapTable table, DeleteStatement delete) {
    if (table.keysType != KeysType.UNIQUE_KEYS) {
      return true;
    }
    boolean onWrite = table.flag(TableProperties.MERGE_ON_WRITE);
    if (delete.where() == null
        || delete.usesOthers()
        || (onWrite && !table.flag("enable_mow_light_delete"))) {
      return false;
    }
    try {
      DeleteConditions.check(table, delete.where());
      return true;
    } catch (StatementError e) {
      return false;
    }
  }
}
