package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Buckets of partitions to come. Whether Doris chooses their number stays as it was. */
public record ModifyDistributionOp(long dbId, long tableId, Distribution distribution)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId)
        .ifPresent(
            t ->
                t.distribution =
                    new Distribution(
                        distribution.columns(),
                        distribution.buckets(),
                        t.distribution.autoBucket()));
  }
}
