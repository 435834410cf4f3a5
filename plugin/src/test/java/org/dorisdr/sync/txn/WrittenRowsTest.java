package org.dorisdr.sync.txn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.TableMeta;
import org.junit.jupiter.api.Test;

class WrittenRowsTest {
  private static final TableMeta.Replica REPLICA = new TableMeta.Replica(1, 2);

  @Test
  void everyRowCountsOnceHoweverManyReplicasGotIt() {
    Upsert.TablePart part =
        new Upsert.TablePart(
            List.of(new Upsert.PartitionPart(10, "", 2, false, -1)),
            List.of(),
            Map.of(100L, 9L, 101L, 3L, 102L, 1L, 103L, 4L, 999L, 7L));
    TableMeta table =
        table(
            new TableMeta.Tablet(100, List.of(REPLICA, REPLICA, REPLICA)),
            new TableMeta.Tablet(101, List.of(REPLICA)),
            new TableMeta.Tablet(102, List.of()),
            // Two rows, of which one replica did not tell in time.
            new TableMeta.Tablet(103, List.of(REPLICA, REPLICA, REPLICA)));
    assertThat(WrittenRows.count(table, part)).isEqualTo(9);
  }

  private static TableMeta table(TableMeta.Tablet... tablets) {
    TableMeta.Index base = new TableMeta.Index(11, "t", List.of(tablets));
    return new TableMeta(
        1, "t", "OLAP", List.of(new TableMeta.Partition(10, "t", "", 2, false, List.of(base))));
  }
}
