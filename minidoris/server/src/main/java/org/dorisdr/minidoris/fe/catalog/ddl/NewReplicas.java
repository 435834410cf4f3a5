package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Collection;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletCreator;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Replicas that a statement is about to make. The catalog's lock is held. Stateless. */
final class NewReplicas {
  private NewReplicas() {}

  /**
   * Before the first of them is placed.
   *
   * @param what what is made of what, as Doris says it
   * @throws StatementError if they are too many for minidoris or for the database
   */
  static void check(
      Database database, String what, OlapTable table, Collection<Partition> partitions) {
    long replicas =
        partitions.stream()
            .mapToLong(
                p -> (long) table.indexMetas.size() * p.distribution.buckets() * p.replicationNum)
            .sum();
    TabletCreator.checkCount(replicas);
    DatabaseQuotas.checkReplicas(database, what, replicas);
  }
}
