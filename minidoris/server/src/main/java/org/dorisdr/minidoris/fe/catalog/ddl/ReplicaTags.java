package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Which tags of backends {@code replication_allocation} may name: backends of minidoris have the
 * tag that Doris gives those which ask for none. Stateless.
 */
final class ReplicaTags {
  private static final String KEY = "replication_allocation";
  private static final String PREFIX = "tag.location.";
  private static final String ONLY = "default";

  private ReplicaTags() {}

  /**
   * @param given a number of replicas in them counts before an allocation, as in Doris
   * @throws StatementError if an allocation names a tag that no backend has
   */
  static void check(Map<String, String> given) {
    if (given.containsKey(KEY) && !given.containsKey("replication_num")) {
      check(given.get(KEY));
    }
  }

  static void check(String allocation) {
    for (String one : allocation.split(",")) {
      String[] parts = one.strip().split(":", -1);
      if (parts.length != 2) {
        throw StatementError.general("Invalid replication allocation property: " + allocation);
      }
      String name = parts[0].strip();
      if (!name.startsWith(PREFIX)) {
        throw StatementError.general("Invalid replication allocation tag property: " + one.strip());
      }
      String tag = name.substring(PREFIX.length());
      if (!tag.equals(ONLY)) {
        throw unknown(tag, parts[1].strip());
      }
    }
  }

  private static StatementError unknown(String tag, String replicas) {
    return StatementError.general(
        "Failed to find enough backend, please check the replication num,replication tag and storage"
            + " medium and avail capacity of backends or maybe all be on same host. Backends"
            + " details: backends with tag {\"location\" : \"%s\"} is [], \nCreate failed"
                .formatted(tag)
            + " replications:\nreplication tag: {\"location\" : \"%s\"}, replication num: %s, storage medium: null"
                .formatted(tag, replicas));
  }
}
