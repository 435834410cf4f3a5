package org.dorisdr.minidoris.fe.catalog.op;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Partitions get other properties. */
public record ModifyPartitionsOp(long dbId, long tableId, List<Change> changes)
    implements JournalOp {
  /**
   * Of one partition.
   *
   * @param replicationNum as given; 0 = was not given
   * @param storagePolicy as given; empty = was not given, or taken away
   */
  public record Change(
      long partitionId, DataProperty dataProperty, int replicationNum, String storagePolicy) {}

  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId)
        .ifPresent(
            table ->
                changes.forEach(
                    c ->
                        table.allPartitions().stream()
                            .filter(p -> p.id == c.partitionId())
                            .forEach(p -> c.dataProperty().putInto(p.dataProperty))));
  }
}
