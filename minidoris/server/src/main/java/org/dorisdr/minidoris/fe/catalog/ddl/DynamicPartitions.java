package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.DynamicRuns;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.TimeLiteralException;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddPartition;
import org.dorisdr.sql.stock.catalog.DistributionDef;
import org.dorisdr.sql.stock.catalog.DropPartition;
import org.dorisdr.sql.stock.catalog.PartitionDef;

/**
 * Makes the partitions that tables with dynamic partitions lack, and drops those that have become
 * old. Thread safe.
 */
public final class DynamicPartitions {
  private final Ddl ddl;
  private final DynamicRuns runs;
  private final LongSupplier clock;

  /** What one round over a table would do. */
  private record Plan(List<AddPartition> add, List<DropPartition> drop) {}

  /**
   * @param clock ms since the epoch
   */
  public DynamicPartitions(Ddl ddl, LongSupplier clock) {
    this.ddl = ddl;
    this.runs = ddl.fe().catalog().dynamicRuns();
    this.clock = clock;
  }

  /** One round over all tables. What fails for one is shown with it, and tried in the next. */
  public void run() {
    ddl.read(this::tables).forEach(id -> round(id, false));
  }

  private List<Long> tables() {
    List<Long> ids = new ArrayList<>();
    ddl.fe()
        .catalog()
        .databases()
        .forEach(
            database ->
                database.tables.values().stream()
                    .filter(t -> t instanceof OlapTable olap && runs(olap))
                    .forEach(t -> ids.add(t.id)));
    return ids;
  }

  private static boolean runs(OlapTable table) {
    return DynamicPartition.runs(table) || PartitionRetention.runs(table);
  }

  /**
   * The first round over a table.
   *
   * @throws StatementError if a partition cannot be made
   */
  void create(long tableId) {
    round(tableId, true);
    if (ddl.read(() -> DynamicPartition.of(ddl.again(tableId)).isPresent())) {
      runs.updated(tableId, ddl.now());
    }
  }

  private void round(long tableId, boolean first) {
    Plan plan = ddl.read(() -> plan(tableId, first));
    PartitionAlter alter = new PartitionAlter(ddl, new AlterTarget(ddl, tableId));
    for (DropPartition clause : plan.drop) {
      try {
        alter.remove(clause);
      } catch (StatementError e) {
        runs.dropped(tableId, e.getMessage());
        rethrow(first, e);
      }
    }
    for (AddPartition clause : plan.add) {
      try {
        alter.make(clause);
        runs.created(tableId, null);
      } catch (StatementError e) {
        runs.created(tableId, e.getMessage());
        rethrow(first, e);
      }
    }
  }

  private static void rethrow(boolean first, StatementError e) {
    if (first) {
      throw e;
    }
  }

  private Plan plan(long tableId, boolean first) {
    Plan plan = new Plan(new ArrayList<>(), new ArrayList<>());
    OlapTable table =
        ddl.fe()
            .catalog()
            .table(tableId)
            .filter(OlapTable.class::isInstance)
            .map(OlapTable.class::cast)
            .orElse(null);
    if (table == null || !runs(table)) {
      return plan;
    }
    runs.scheduled(tableId, ddl.now());
    if (PartitionRetention.runs(table)) {
      PartitionRetention.old(table, clock.getAsLong()).forEach(name -> plan.drop.add(drop(name)));
      return plan;
    }
    DynamicPartition own = new DynamicPartition(table.properties);
    DynamicRanges ranges = new DynamicRanges(table, own, clock.getAsLong());
    if (table.state.equals("NORMAL")) {
      add(table, own, ranges, plan.add, first);
    } else {
      runs.created(
          tableId,
          "Table[%s]'s state is not NORMAL.Do not allow doing dynamic add partition. table state=%s"
              .formatted(table.name, table.state));
    }
    runs.dropped(tableId, null);
    drop(table, own, ranges, plan.drop);
    return plan;
  }

  private void add(
      OlapTable table,
      DynamicPartition own,
      DynamicRanges ranges,
      List<AddPartition> clauses,
      boolean first) {
    DistributionDef distribution =
        new DistributionDef(table.distribution.columns(), own.buckets(), false);
    Map<String, String> properties = new HashMap<>();
    properties.put("replication_allocation", own.allocation());
    PartitionBuilder present = PartitionBuilder.adding(table, false);
    for (int offset = own.first(); offset <= own.end(); offset++) {
      try {
        PartitionItem item = ranges.unit(offset);
        if (table.partitions.values().stream().noneMatch(p -> item.equals(p.item))) {
          present.checkAllFree(List.of(item));
          PartitionDef def = definition(ranges.name(offset), item);
          clauses.add(new AddPartition(false, def, distribution, properties));
        } else {
          runs.created(table.id, null);
        }
      } catch (TimeLiteralException e) {
        if (first) {
          throw StatementError.general(
              "maybe dynamic_partition.start is too small, error: " + e.detail());
        }
      } catch (StatementError e) {
        // What is there already stays as it is.
        runs.created(table.id, e.getMessage());
      }
    }
  }

  private static PartitionDef definition(String name, PartitionItem item) {
    return new PartitionDef(
        PartitionDef.Kind.FIXED, name, true, item.lower(), item.upper(), null, 0, null, Map.of());
  }

  private void drop(
      OlapTable table, DynamicPartition own, DynamicRanges ranges, List<DropPartition> clauses) {
    if (own.start() == DynamicPartition.NO_START) {
      return;
    }
    try {
      KeptRanges kept = new KeptRanges(table, own, ranges);
      table.partitions.values().stream()
          .filter(p -> !kept.keeps(p.item))
          .forEach(p -> clauses.add(drop(p.name)));
    } catch (TimeLiteralException e) {
      runs.dropped(
          table.id,
          "'dynamic_partition.start' = %d, maybe it's too small, can use alter table sql to increase it. , error: %s"
              .formatted(own.start(), e.detail()));
    }
  }

  /** Into the recycle bin, for safety. */
  private static DropPartition drop(String partition) {
    return new DropPartition(false, false, partition, false);
  }
}
