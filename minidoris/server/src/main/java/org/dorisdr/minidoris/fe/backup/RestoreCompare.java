package org.dorisdr.minidoris.fe.backup;

import java.util.List;
import org.dorisdr.minidoris.fe.backup.JobInfo.TableInfo;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;

/** Says whether a table of a snapshot fits the table that is here under its name. */
final class RestoreCompare {
  private final RestoreJob job;

  RestoreCompare(RestoreJob job) {
    this.job = job;
  }

  /**
   * @return whether they are alike; otherwise the local table is to be replaced
   * @throws BackupException if they are not, and the job does not replace by force
   */
  boolean check(OlapTable local, OlapTable remote, TableInfo info) {
    String difference = difference(local, remote, info);
    if (difference != null && !(job.forceReplace && job.atomic)) {
      throw new BackupException(difference);
    }
    return difference == null;
  }

  private String difference(OlapTable local, OlapTable remote, TableInfo info) {
    if (!local.partitionType.equals(remote.partitionType)) {
      return "Table's partition type is different. local table: %s, local type: %s, another table: %s, another type: %s"
          .formatted(local.name, local.partitionType, remote.name, remote.partitionType);
    }
    List<String> common =
        local.partitions.values().stream()
            .map(p -> p.name)
            .filter(name -> remote.partition(name).isPresent())
            .toList();
    if (!Signatures.of(local, common).equals(Signatures.of(remote, common))) {
      return "Table " + local.name + " already exist but with different schema";
    }
    for (String name : info.partitions.keySet()) {
      Partition mine = local.partition(name).orElse(null);
      Partition theirs = remote.partition(name).orElse(null);
      if (mine != null && theirs != null && !mine.item.equals(theirs.item)) {
        return "Partition %s in table %s has different partition item with partition in repository"
            .formatted(name, local.name);
      }
    }
    return null;
  }
}
