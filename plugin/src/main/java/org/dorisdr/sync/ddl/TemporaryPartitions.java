package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Temporary partitions, also those of INSERT OVERWRITE: the target gets the same ones and their
 * rows, so that it can replace partitions by them in one step and nothing has to be copied. One
 * that cannot be made there costs a copy only if it is used. A table without partitions has one,
 * named after the table, and may have temporary ones too. Stateless.
 */
public final class TemporaryPartitions {
  private static final String NOTE = "temporary";

  private TemporaryPartitions() {}

  static void add(SyncContext context, Binlog binlog, TableProgress table) throws ClusterException {
    long id = binlog.data().path("partition").path("id").asLong(-1);
    String name = binlog.data().path("partition").path("nm").asText("");
    if (id < 0 || name.isEmpty()) {
      return;
    }
    try {
      context.onTarget(
          PartitionRewriter.addPartition(
              binlog.text("sql"),
              /* temporary= */ true,
              context.targetDatabase(),
              table.targetName,
              PartitionDdl.distribution(binlog.data().path("partition"))));
    } catch (UnexpectedForm e) {
      return;
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        throw e;
      }
      return;
    }
    table.temporary.put(id, name);
    context.journal().tablesChanged();
  }

  static void drop(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    String name = binlog.text("partitionName");
    if (table.temporary.containsValue(name)) {
      drop(context, table.targetName, name);
      table.temporary.values().remove(name);
      context.journal().tablesChanged();
    }
  }

  /** Drops one of a table of the target; harmless if it is not there. */
  public static void drop(SyncContext context, String table, String partition)
      throws ClusterException {
    context.onTarget(
        alter(context, table) + "DROP TEMPORARY PARTITION IF EXISTS " + Names.quote(partition));
  }

  static void replace(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem, HostException {
    List<String> names = binlog.texts("tempPartitions");
    TableMeta meta = target(context, table);
    if (meta == null || names.isEmpty() || !table.temporary.values().containsAll(names)) {
      throw unknown(binlog, table);
    }
    if (!isDone(context.progress(), binlog, meta)) {
      List<String> ids = new ArrayList<>();
      for (String name : names) {
        TableMeta.Partition partition = meta.temporary(name);
        if (partition == null) {
          throw unknown(binlog, table);
        }
        ids.add(Long.toString(partition.id()));
      }
      context.progress().begin(binlog.seq(), Map.of(NOTE, String.join(",", ids)));
      context.journal().save();
      context.onTarget(statement(context, binlog, table, meta));
    }
    table.temporary.values().removeAll(names);
    context.journal().tablesChanged();
  }

  private static TableMeta target(SyncContext context, TableProgress table)
      throws ClusterException {
    context.targetMeta().forget(table.targetName);
    return context.targetMeta().table(table.targetName).orElse(null);
  }

  private static TableProblem unknown(Binlog binlog, TableProgress table) {
    return TableProblem.copy(
        table.sourceId,
        "partitions "
            + binlog.texts("partitions")
            + " were replaced by ones that the target does not have");
  }

  /** Whether what were temporary partitions of the target before a crash are ordinary ones now. */
  private static boolean isDone(SyncProgress progress, Binlog binlog, TableMeta meta) {
    Optional<String> begun = progress.begunBy(binlog.seq()).map(notes -> notes.get(NOTE));
    if (begun.isEmpty()) {
      return false;
    }
    Set<String> ordinary =
        meta.partitions().stream()
            .filter(p -> !p.temporary())
            .map(p -> Long.toString(p.id()))
            .collect(Collectors.toCollection(TreeSet::new));
    return ordinary.containsAll(List.of(begun.get().split(",")));
  }

  private static String statement(
      SyncContext context, Binlog binlog, TableProgress table, TableMeta meta) {
    List<String> old = replaced(binlog, meta);
    return alter(context, table.targetName)
        + "REPLACE "
        + (old.isEmpty() ? "" : "PARTITION " + list(old) + " ")
        + "WITH TEMPORARY PARTITION "
        + list(binlog.texts("tempPartitions"))
        + (binlog.flag("force") ? " FORCE" : "")
        + " PROPERTIES (\"strict_range\" = \""
        + binlog.flag("strictRange")
        + "\", \"use_temp_partition_name\" = \""
        + binlog.flag("useTempPartitionName")
        + "\")";
  }

  /** The only partition of a table may have another name there, as the table may. */
  private static List<String> replaced(Binlog binlog, TableMeta meta) {
    List<String> names = binlog.texts("partitions");
    List<String> ordinary =
        meta.partitions().stream().filter(p -> !p.temporary()).map(p -> p.name()).toList();
    return names.size() == 1 && ordinary.size() == 1 ? ordinary : names;
  }

  private static String list(List<String> names) {
    StringJoiner list = new StringJoiner(", ", "(", ")");
    names.forEach(name -> list.add(Names.quote(name)));
    return list.toString();
  }

  private static String alter(SyncContext context, String table) {
    return "ALTER TABLE " + Names.quote(context.targetDatabase(), table) + " ";
  }
}
