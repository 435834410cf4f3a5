package org.dorisdr.sync.copy;

import java.util.Locale;

/** What a user can do about a restore that found too few backends for the replicas. Stateless. */
final class TooFewBackends {

  private TooFewBackends() {}

  /**
   * @param status why Doris cancelled the restore
   * @return empty if that was not the reason
   */
  static String hint(String status, String job) {
    if (!status.toLowerCase(Locale.ROOT).contains("replication num")) {
      return "";
    }
    if (status.contains("available backend num is 0")) {
      return ". HINT: no backend of this cluster is alive, see SHOW BACKENDS; the copy begins again by itself";
    }
    return ". HINT: ALTER SYNC JOB %s SET PROPERTIES (\"replication_num\" = \"1\") makes as many replicas here as you say"
        .formatted(job);
  }
}
