package org.dorisdr.sync.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FeHost;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.state.SyncJobRecord;

/**
 * Refuses a job whose changes would come back to it: one that reads what it writes, and one that
 * goes the way back of a job of the source. The second is seen only if the source shows its jobs to
 * the user of the remote cluster, and knows our frontends by the addresses that they have for
 * themselves. Stateless.
 */
final class LoopCheck {
  private LoopCheck() {}

  static void check(Cluster source, Cluster target, SyncJobRecord record)
      throws ClusterException, HostException {
    boolean sameNames =
        record.sourceDatabase.equals(record.targetDatabase)
            && (!record.isTableJob() || record.sourceTable.equals(record.targetTable));
    if (sameNames && isSame(source, target)) {
      throw new HostException(
          "remote cluster '%s' is this cluster: sync job '%s' would write what it reads. HINT: name another cluster, or another database with INTO"
              .formatted(record.cluster, record.name));
    }
    String job = wayBack(source, target, record);
    if (job != null) {
      throw new HostException(
          "sync job '%s' of cluster '%s' writes database '%s' there from '%s' here: changes would go round for ever. HINT: PROMOTE or DROP SYNC JOB %s, on '%s', first"
              .formatted(
                  job,
                  record.cluster,
                  record.sourceDatabase,
                  record.targetDatabase,
                  job,
                  record.cluster));
    }
  }

  /** By id and address, as either alone may be the same in two clusters. */
  private static boolean isSame(Cluster one, Cluster other) throws ClusterException {
    Set<List<Object>> backends = new HashSet<>();
    one.backends().forEach(b -> backends.add(List.of(b.id(), b.thrift())));
    return other.backends().stream().anyMatch(b -> backends.contains(List.of(b.id(), b.thrift())));
  }

  /** A job of the source that writes from our target what we would read; null if none is seen. */
  private static String wayBack(Cluster source, Cluster target, SyncJobRecord record)
      throws ClusterException {
    Rows jobs = seen(source, "SHOW SYNC JOBS");
    for (int i = 0; i < jobs.rows().size(); i++) {
      boolean back =
          !"PROMOTED".equals(jobs.value(i, "State"))
              && record.targetDatabase.equals(database(jobs.value(i, "Source")))
              && record.sourceDatabase.equals(database(jobs.value(i, "Target")));
      if (back && isOurs(source, jobs.value(i, "Cluster"), target)) {
        return jobs.value(i, "Name");
      }
    }
    return null;
  }

  private static Rows seen(Cluster source, String sql) {
    try {
      return source.sql().run(null, sql);
    } catch (ClusterException e) {
      return Rows.NONE; // no plugin there, or no privilege
    }
  }

  private static String database(String place) {
    return place == null ? "" : place.split("\\.", 2)[0];
  }

  private static boolean isOurs(Cluster source, String name, Cluster target)
      throws ClusterException {
    Rows clusters = seen(source, "SHOW REMOTE CLUSTERS");
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < clusters.rows().size(); i++) {
      if (clusters.value(i, "Name").equals(name)) {
        String port = clusters.value(i, "QueryPort");
        Arrays.stream(clusters.value(i, "FeHosts").split(","))
            .flatMap(host -> FeHost.parse(host).stream())
            .forEach(
                fe ->
                    addresses.add(fe.host() + ":" + (fe.queryPort() > 0 ? fe.queryPort() : port)));
      }
    }
    Rows frontends = target.sql().run(null, "SHOW FRONTENDS");
    for (int i = 0; i < frontends.rows().size(); i++) {
      if (addresses.contains(frontends.value(i, "Host") + ":" + frontends.value(i, "QueryPort"))) {
        return true;
      }
    }
    return false;
  }
}
