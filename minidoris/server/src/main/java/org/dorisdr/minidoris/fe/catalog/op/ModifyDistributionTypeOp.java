package org.dorisdr.minidoris.fe.catalog.op;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** HASH becomes RANDOM, for partitions that are there and to come. */
public record ModifyDistributionTypeOp(long db, long tb) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tb)
        .ifPresent(
            t -> {
              t.distribution = random(t.distribution);
              t.allPartitions().forEach(p -> p.distribution = random(p.distribution));
            });
  }

  private static Distribution random(Distribution d) {
    return new Distribution(List.of(), d.buckets(), d.autoBucket());
  }
}
