package org.dorisdr.minidoris.be.exec;

import java.util.List;
import java.util.Optional;
import org.dorisdr.minidoris.be.storage.StoredColumn;

/**
 * Columns to read, as the table has them now.
 *
 * @param sequence unique id of the sequence column; -1 if none
 * @param deleteSign unique id of the delete sign; -1 if none
 */
record ScanColumns(List<StoredColumn> all, int sequence, int deleteSign) {
  List<StoredColumn> keys() {
    return all.stream().filter(StoredColumn::key).toList();
  }

  /** Whether they are those of a UNIQUE table that merges rows when it is written. */
  boolean mergedOnWrite() {
    return all.stream().noneMatch(c -> c.aggregation().equals("REPLACE"));
  }

  Optional<StoredColumn> find(int uniqueId) {
    return all.stream().filter(c -> c.uniqueId() == uniqueId).findFirst();
  }
}
