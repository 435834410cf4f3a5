package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.op.AddPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.DropPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.ReplacePartitionsOp;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Temporary partitions of INSERT OVERWRITE: made like those that are overwritten, filled, and put
 * in their place in one step. What a frontend leaves behind when it dies is dropped by the next
 * master. Thread safe.
 */
public final class OverwritePartitions {
  private static final long SWEEP_PAUSE_MILLIS = 1_000;
  private static final int MAX_NAME = 50;
  private static final int KEPT_OF_LONG_NAME = 30;

  private final Ddl ddl;

  /** Ids of the partitions that statements of this process fill. */
  private final Set<Long> running = ConcurrentHashMap.newKeySet();

  public OverwritePartitions(Ddl ddl) {
    this.ddl = ddl;
    ddl.fe().daemons().onMaster("insert overwrite", SWEEP_PAUSE_MILLIS, this::sweep);
  }

  /**
   * The partitions of one statement.
   *
   * @param names of those to overwrite
   * @param oldIds of those to overwrite, in the same order
   * @param fresh temporary ones, in the same order
   */
  public record Overwrite(
      long databaseId, long tableId, List<String> names, List<Long> oldIds, List<Partition> fresh) {
    /** Only those that got rows; to be called when the rows were committed, with the lock. */
    private Overwrite written() {
      List<String> writtenNames = new ArrayList<>();
      List<Long> writtenIds = new ArrayList<>();
      List<Partition> writtenFresh = new ArrayList<>();
      for (int i = 0; i < fresh.size(); i++) {
        if (fresh.get(i).nextVersion > Partition.INIT_VERSION + 1) {
          writtenNames.add(names.get(i));
          writtenIds.add(oldIds.get(i));
          writtenFresh.add(fresh.get(i));
        }
      }
      return new Overwrite(databaseId, tableId, writtenNames, writtenIds, writtenFresh);
    }

    /** Names of the temporary partitions. */
    public List<String> temporaryNames() {
      return fresh.stream().map(p -> p.name).toList();
    }
  }

  /**
   * Adds an empty temporary partition for each.
   *
   * @param names of partitions; empty = all of the table
   * @throws StatementError if one is not there or the backends do not make the tablets
   */
  public Overwrite begin(long databaseId, long tableId, List<String> names) {
    Overwrite overwrite = ddl.read(() -> prepare(databaseId, tableId, names));
    OlapTable table = ddl.read(() -> ddl.again(tableId));
    Set<Long> indexes = Set.copyOf(ddl.read(() -> List.copyOf(table.indexMetas.keySet())));
    overwrite.fresh.forEach(p -> ddl.tablets().place(table, p));
    overwrite.fresh.forEach(p -> running.add(p.id));
    boolean done = false;
    try {
      ddl.tablets().create(table, overwrite.fresh);
      ddl.change(() -> add(overwrite, indexes));
      done = true;
      return overwrite;
    } finally {
      if (!done) {
        overwrite.fresh.forEach(p -> ddl.tablets().drop(table, p));
        overwrite.fresh.forEach(p -> running.remove(p.id));
      }
    }
  }

  private Overwrite prepare(long databaseId, long tableId, List<String> names) {
    OlapTable table = ddl.again(tableId);
    Ddl.checkNormal(table);
    List<Partition> old = new ArrayList<>();
    if (names.isEmpty()) {
      old.addAll(table.partitions.values());
    }
    for (String name : names) {
      old.add(
          table
              .partition(name)
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "partition " + name + " is not found in table " + table.name)));
    }
    return new Overwrite(
        databaseId,
        tableId,
        old.stream().map(p -> p.name).toList(),
        old.stream().map(p -> p.id).toList(),
        old.stream().map(this::emptyCopy).toList());
  }

  private Partition emptyCopy(Partition partition) {
    Partition copy =
        TableBuilder.newPartition(
            ddl.nextId(),
            temporaryName(partition.name),
            partition.item,
            partition.distribution,
            ddl.now());
    copy.replicationNum = partition.replicationNum;
    copy.dataProperty = new LinkedHashMap<>(partition.dataProperty);
    copy.temporary = true;
    copy.overwriting = true;
    return copy;
  }

  /** As Doris names them: statements of different threads must not meet. */
  private String temporaryName(String partition) {
    String name = "iot_temp_" + Thread.currentThread().getId() + "_" + partition;
    if (name.length() <= MAX_NAME) {
      return name;
    }
    int hash = name.hashCode() & Integer.MAX_VALUE;
    return name.substring(0, KEPT_OF_LONG_NAME) + hash + "_" + ddl.now();
  }

  private void add(Overwrite overwrite, Set<Long> indexes) {
    OlapTable table = ddl.again(overwrite.tableId);
    Ddl.checkNormal(table);
    if (!table.indexMetas.keySet().equals(indexes)) {
      throw StatementError.general("Table[" + table.name + "]'s meta has been changed. try again.");
    }
    for (Partition partition : overwrite.fresh) {
      if (table.temporaryPartition(partition.name).isPresent()) {
        throw StatementError.general("Duplicate partition name " + partition.name);
      }
      partition.visibleVersionTime = ddl.now();
      ddl.log(new AddPartitionOp(overwrite.databaseId, table.id, partition));
    }
  }

  /**
   * Puts the filled partitions in the place of the old ones, which go to the recycle bin.
   *
   * @param onlyWritten leave those alone for which no row came
   * @throws StatementError if one of them has gone meanwhile; nothing is changed then
   */
  public void replace(Overwrite overwrite, boolean onlyWritten) {
    ddl.change(
        () -> {
          Overwrite taken = onlyWritten ? overwrite.written() : overwrite;
          if (!taken.names.isEmpty()) {
            OlapTable table = ddl.again(overwrite.tableId);
            Ddl.checkNormal(table);
            checkPresent(table, taken);
            ddl.log(replacement(table, taken));
          }
        });
  }

  private static void checkPresent(OlapTable table, Overwrite overwrite) {
    for (int i = 0; i < overwrite.names.size(); i++) {
      String name = overwrite.names.get(i);
      long id = overwrite.oldIds.get(i);
      if (table.partition(name).filter(p -> p.id == id).isEmpty()) {
        throw StatementError.general("Partition[" + name + "] does not exist");
      }
      Partition fresh = overwrite.fresh.get(i);
      if (!table.temporaryPartitions.containsKey(fresh.id)) {
        throw StatementError.general("Temp partition[" + fresh.name + "] does not exist");
      }
    }
  }

  private ReplacePartitionsOp replacement(OlapTable table, Overwrite overwrite) {
    return new ReplacePartitionsOp(
        overwrite.databaseId,
        ddl.fe().catalog().database(overwrite.databaseId).orElseThrow().name,
        table.id,
        table.name,
        overwrite.names,
        overwrite.temporaryNames(),
        true,
        false,
        table.visibleVersion + 1,
        ddl.now(),
        false,
        overwrite.oldIds);
  }

  /** Ends the statement: what has not taken its place is dropped. */
  public void end(Overwrite overwrite) {
    overwrite.fresh.forEach(p -> running.remove(p.id));
    ddl.change(() -> ddl.fe().catalog().table(overwrite.tableId).ifPresent(t -> dropAbandoned(t)));
  }

  private void sweep() {
    if (ddl.read(() -> tables().anyMatch(t -> !abandoned(t).isEmpty()))) {
      ddl.change(() -> tables().toList().forEach(this::dropAbandoned));
    }
  }

  private Stream<Table> tables() {
    return ddl.fe().catalog().databases().stream().flatMap(d -> d.tables.values().stream());
  }

  private List<Partition> abandoned(Table table) {
    if (!(table instanceof OlapTable olap)) {
      return List.of();
    }
    return olap.temporaryPartitions.values().stream()
        .filter(p -> p.overwriting && !running.contains(p.id))
        .toList();
  }

  private void dropAbandoned(Table table) {
    for (Partition partition : abandoned(table)) {
      ddl.fe()
          .catalog()
          .databaseOfTable(table.id)
          .ifPresent(
              database ->
                  ddl.log(
                      new DropPartitionOp(
                          database.id,
                          table.id,
                          partition.id,
                          partition.name,
                          true,
                          true,
                          ddl.now(),
                          0,
                          table.visibleVersionTime)));
    }
  }
}
