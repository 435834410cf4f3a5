package org.dorisdr.command;

import java.util.List;
import java.util.Set;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.SyncJobRecord;

/**
 * Says with CREATE SYNC JOB which tables of its list the source does not have. No refusal: they may
 * come later, and a list is often made for that. Stateless.
 */
final class ScopeWarning {
  private ScopeWarning() {}

  /**
   * @return null if there is nothing to say, or nobody who could be asked
   */
  static String of(SyncParts.Connections clusters, SyncJobRecord record) {
    boolean including = !record.include.isEmpty();
    List<String> listed = including ? record.include : record.exclude;
    if (listed.isEmpty()) {
      return null;
    }
    Set<String> there;
    try {
      Cluster source = clusters.remote(record.cluster);
      there = Inspection.tables(source, record.sourceDatabase).keySet();
    } catch (ClusterException e) {
      return null;
    }
    List<String> missing = listed.stream().filter(name -> !there.contains(name)).toList();
    return missing.isEmpty() ? null : text(record, missing, including);
  }

  private static String text(SyncJobRecord record, List<String> missing, boolean including) {
    return "the source's database '%s' has no table '%s': %s. HINT: if a name is mistyped, DROP SYNC JOB %s and create it again"
        .formatted(
            record.sourceDatabase,
            String.join("', '", missing),
            including
                ? "it is replicated as soon as there is one"
                : "nothing is left out before there is one",
            record.name);
  }
}
