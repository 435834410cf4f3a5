package org.dorisdr.command;

import java.util.Map;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.MetaCache;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProperties;

/**
 * Says with the statement that asks for them that there are too few backends for the replicas,
 * which the copy would be the first to find out. No refusal: the backends may be on their way.
 * Stateless.
 */
final class ReplicaWarning {
  private static final String TELL =
      "%s, but %d backends of this cluster are alive: nothing is copied before there are as many. HINT: ALTER SYNC JOB %s SET PROPERTIES (\"replication_num\" = \"%d\")";

  private ReplicaWarning() {}

  /**
   * Of a new job, which has as many replicas as the source if it does not say how many.
   *
   * @return null if there is nothing to say, or nobody who could be asked
   */
  static String of(SyncParts.Connections clusters, SyncJobRecord job) {
    if (job.properties.containsKey(SyncProperties.REPLICATION_NUM)) {
      return of(clusters.own(), job.name, job.properties);
    }
    try {
      long alive = alive(clusters.own());
      Cluster source = clusters.remote(job.cluster);
      // No table has more replicas than there are backends: mostly nothing has to be looked for.
      if (source.backends().size() <= alive) {
        return null;
      }
      return new MetaCache(source, job.sourceDatabase)
          .all().stream()
              .filter(table -> job.covers(table.name()) && replicas(table) > alive)
              .findFirst()
              .map(table -> text(job.name, table, alive))
              .orElse(null);
    } catch (ClusterException e) {
      return null;
    }
  }

  private static String text(String job, TableMeta table, long alive) {
    return text(
        job,
        "table '%s' has %d replicas on the source".formatted(table.name(), replicas(table)),
        alive);
  }

  private static int replicas(TableMeta table) {
    return table.partitions().stream()
        .flatMap(p -> p.indexes().stream())
        .flatMap(i -> i.tablets().stream().limit(1))
        .mapToInt(t -> t.replicas().size())
        .max()
        .orElse(0);
  }

  /**
   * @param properties what the statement says
   * @return null if there is nothing to say, or nobody who could be asked
   */
  static String of(Cluster target, String job, Map<String, String> properties) {
    String wanted = properties.get(SyncProperties.REPLICATION_NUM);
    if (wanted == null) {
      return null;
    }
    try {
      long alive = alive(target);
      return Long.parseLong(wanted) <= alive
          ? null
          : text(job, "replication_num is " + wanted, alive);
    } catch (ClusterException e) {
      return null;
    }
  }

  private static long alive(Cluster cluster) throws ClusterException {
    return cluster.backends().stream().filter(Backend::alive).count();
  }

  private static String text(String job, String what, long alive) {
    return TELL.formatted(what, alive, job, Math.max(1, alive));
  }
}
