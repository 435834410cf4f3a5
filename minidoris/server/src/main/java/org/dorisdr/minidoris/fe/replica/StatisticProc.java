package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code SHOW PROC '/statistic'}: how many tables, partitions, indexes, tablets and replicas each
 * database has; the columns are those of Doris's StatisticProcNode.
 */
final class StatisticProc implements ProcNode {
  private static final List<String> COLUMNS =
      List.of("DbId", "DbName", "TableNum", "PartitionNum", "IndexNum", "TabletNum", "ReplicaNum");

  private final FeServer fe;

  StatisticProc(FeServer fe) {
    this.fe = fe;
  }

  @Override
  public StatementResult rows() {
    List<List<String>> rows = new ArrayList<>();
    int[] total = new int[5];
    Lock lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      List<Database> databases = new ArrayList<>(fe.catalog().databases());
      databases.sort(Comparator.comparing(d -> d.name));
      for (Database database : databases) {
        int[] counts = count(database);
        IntStream.range(0, total.length).forEach(i -> total[i] += counts[i]);
        rows.add(row(String.valueOf(database.id), database.name, counts));
      }
      rows.add(row("Total", String.valueOf(databases.size()), total));
    } finally {
      lock.unlock();
    }
    return StatementResult.show(COLUMNS, rows);
  }

  private static int[] count(Database database) {
    int[] counts = new int[5];
    for (Table table : database.tables.values()) {
      if (table instanceof OlapTable olap) {
        counts[0]++;
        for (Partition partition : olap.allPartitions()) {
          counts[1]++;
          partition.indexes.values().forEach(index -> count(index, counts));
        }
      }
    }
    return counts;
  }

  private static void count(MaterializedIndex index, int[] counts) {
    if (index.state == MaterializedIndex.State.NORMAL) {
      counts[2]++;
      counts[3] += index.tablets.size();
      counts[4] += index.tablets.stream().mapToInt(t -> t.replicas.size()).sum();
    }
  }

  private static List<String> row(String id, String name, int[] counts) {
    return Stream.concat(Stream.of(id, name), IntStream.of(counts).mapToObj(String::valueOf))
        .toList();
  }
}
