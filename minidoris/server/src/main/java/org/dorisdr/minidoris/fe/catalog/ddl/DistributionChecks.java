package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.StatementError;

/** What the distribution of a partition, or of partitions to come, may be. Stateless. */
final class DistributionChecks {
  private DistributionChecks() {}

  /**
   * @throws StatementError if {@code given} has other columns than the table's
   */
  static void checkSame(OlapTable table, Distribution given) {
    if (!given.columns().equals(table.distribution.columns())) {
      throw StatementError.general(
          "Cannot assign hash distribution with different distribution cols. new is: "
              + texts(table, given)
              + " default is: "
              + texts(table, table.distribution));
    }
  }

  /** As SHOW CREATE TABLE has these columns, which is how Doris puts them in its refusal. */
  private static List<String> texts(OlapTable table, Distribution distribution) {
    return distribution.columns().stream()
        .map(
            name ->
                table.baseIndex().columns.get(ColumnDraft.find(table.baseIndex().columns, name)))
        .map(column -> DdlTexts.column(column, table.keysType))
        .toList();
  }
}
