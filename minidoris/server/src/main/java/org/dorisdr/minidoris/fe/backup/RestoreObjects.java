package org.dorisdr.minidoris.fe.backup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.backup.JobInfo.PartitionInfo;
import org.dorisdr.minidoris.fe.backup.JobInfo.TableInfo;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.backup.TableRef;

/** Which objects of a snapshot are restored, and under which names. */
final class RestoreObjects {
  private final List<TableRef> refs;
  private final boolean exclude;

  /**
   * @param refs empty = everything
   * @throws StatementError if they contradict each other
   */
  RestoreObjects(List<TableRef> refs, boolean exclude) {
    this.refs = refs;
    this.exclude = exclude;
    Set<String> names = new HashSet<>();
    Set<String> aliases = new HashSet<>();
    for (TableRef ref : refs) {
      if (ref.name().size() > 1) {
        throw StatementError.general(
            "Cannot specify database name on backup objects: "
                + ref.table()
                + ". Specify database name before label");
      }
      if (!names.add(ref.table())) {
        throw StatementError.general("Duplicated table: " + ref.table());
      }
      if (ref.alias() != null && !aliases.add(ref.alias())) {
        throw StatementError.general("Duplicated alias name: " + ref.alias());
      }
    }
    for (TableRef ref : refs) {
      if (ref.alias() != null && names.contains(ref.alias()) && !ref.alias().equals(ref.table())) {
        throw StatementError.general("Duplicated alias name: " + ref.alias());
      }
    }
  }

  /**
   * Leaves in the info only what is to be restored, and names the aliases there.
   *
   * @throws StatementError if the snapshot lacks something
   */
  void filter(JobInfo info) {
    if (refs.isEmpty()) {
      return;
    }
    if (exclude) {
      refs.forEach(ref -> exclude(info, ref));
      return;
    }
    Map<String, TableInfo> tables = new HashMap<>();
    Set<String> views = new HashSet<>();
    for (TableRef ref : refs) {
      TableInfo table = info.tables.get(ref.table());
      if (table != null) {
        keepPartitions(table, ref);
        tables.put(ref.table(), table);
      } else if (info.hasView(ref.table())) {
        views.add(ref.table());
      } else {
        throw StatementError.general(
            "Table " + ref.table() + " does not exist in snapshot " + info.name);
      }
      if (ref.alias() != null) {
        info.aliases.put(ref.table(), ref.alias());
      }
    }
    info.tables = tables;
    info.newObjects.views.removeIf(view -> !views.contains(view.name()));
  }

  private static void keepPartitions(TableInfo table, TableRef ref) {
    if (ref.partitions().isEmpty()) {
      return;
    }
    Map<String, PartitionInfo> kept = new HashMap<>();
    for (String name : ref.partitions()) {
      PartitionInfo partition = table.partitions.get(name);
      if (partition == null) {
        throw StatementError.general(
            "Partition %s of table %s does not exist in snapshot".formatted(name, ref.table()));
      }
      kept.put(name, partition);
    }
    table.partitions = kept;
  }

  private static void exclude(JobInfo info, TableRef ref) {
    if (ref.alias() != null) {
      throw StatementError.general("The table alias in exclude clause does not make sense");
    }
    info.newObjects.views.removeIf(view -> view.name().equals(ref.table()));
    TableInfo table = info.tables.get(ref.table());
    if (table != null && !ref.partitions().isEmpty()) {
      table.partitions.keySet().removeAll(ref.partitions());
    } else {
      info.tables.remove(ref.table());
    }
  }
}
