package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.op.TruncateTableOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.TruncateTable;

/** Runs TRUNCATE TABLE: empty partitions take the place of those that are there. */
final class TruncateHandler implements StatementHandler<TruncateTable> {
  private final Ddl ddl;

  TruncateHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult run(Session session, TruncateTable statement) {
    AlterTarget target = new AlterTarget(ddl, session, statement.name());
    Map<Long, String> old = new LinkedHashMap<>();
    List<Partition> fresh = new ArrayList<>();
    OlapTable table =
        ddl.read(
            () -> {
              ddl.olap(ddl.database(session, statement.name()), statement.name().table());
              OlapTable now = target.table();
              Ddl.checkWritable(session, now);
              for (Partition partition : partitions(now, statement)) {
                // By force those that are empty are left as they are.
                if (statement.force() && partition.visibleVersion == 1) {
                  continue;
                }
                old.put(partition.id, partition.name);
                fresh.add(emptyCopy(partition));
              }
              return now;
            });
    boolean temporaryOnes = statement.partitions() == null && !table.temporaryPartitions.isEmpty();
    if (old.isEmpty() && !temporaryOnes) {
      return StatementResult.ok();
    }
    fresh.forEach(p -> ddl.tablets().place(table, p));
    ddl.tablets().create(table, fresh);
    boolean done = false;
    try {
      ddl.change(() -> publish(target, statement, table, old, fresh));
      done = true;
    } finally {
      if (!done) {
        fresh.forEach(p -> ddl.tablets().drop(table, p));
      }
    }
    return StatementResult.ok();
  }

  private static List<Partition> partitions(OlapTable table, TruncateTable statement) {
    if (statement.partitions() == null) {
      return List.copyOf(table.partitions.values());
    }
    if (statement.partitions().temporary()) {
      throw StatementError.general("Not support truncate temp partitions");
    }
    List<Partition> found = new ArrayList<>();
    for (String name : statement.partitions().names()) {
      found.add(
          table
              .partition(name)
              .orElseThrow(() -> StatementError.general("Partition " + name + " does not exist")));
    }
    return found;
  }

  private Partition emptyCopy(Partition partition) {
    Partition copy =
        TableBuilder.newPartition(
            ddl.nextId(), partition.name, partition.item, partition.distribution, ddl.now());
    copy.replicationNum = partition.replicationNum;
    copy.dataProperty = new LinkedHashMap<>(partition.dataProperty);
    return copy;
  }

  private void publish(
      AlterTarget target,
      TruncateTable statement,
      OlapTable before,
      Map<Long, String> old,
      List<Partition> fresh) {
    OlapTable table = target.table();
    boolean same =
        table.id == before.id
            && table.partitions.keySet().containsAll(old.keySet())
            && fresh.stream()
                .allMatch(p -> p.indexes.keySet().containsAll(table.indexMetas.keySet()));
    if (!same) {
      throw StatementError.general("Table[" + table.name + "]'s meta has been changed. try again.");
    }
    String raw =
        statement.partitions() == null
            ? ""
            : "PARTITIONS (" + String.join(", ", statement.partitions().names()) + ")";
    ddl.log(
        new TruncateTableOp(
            target.databaseId(),
            target.databaseName(),
            table.id,
            table.name,
            fresh,
            statement.partitions() == null,
            raw,
            old,
            statement.force(),
            ddl.now()));
  }
}
