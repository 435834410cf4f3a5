package org.dorisdr.backup.request;

import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/**
 * Refuses a RESTORE that wants more replicas than the cluster has backends: Doris takes it and ends
 * the job, and no later attempt can do better. Stateless.
 */
final class RestoreReplicas {
  private static final String DORIS_DEFAULT = "3";

  private RestoreReplicas() {}

  static void check(LocalSql sql, Statements.Parsed statement) throws HostException {
    boolean elsewhere = !statement.property("replication_allocation").isEmpty();
    if (elsewhere || Boolean.parseBoolean(statement.property("reserve_replica"))) {
      return;
    }
    String typed = statement.property("replication_num");
    String wanted = typed.isEmpty() ? DORIS_DEFAULT : typed.trim();
    // One that is down may come back before the job needs it.
    int backends = sql.run(null, "SHOW BACKENDS").rows().size();
    if (wanted.matches("\\d{1,9}") && Integer.parseInt(wanted) > backends) {
      throw new HostException(
          "replication num should be less than the number of available backends. replication num is %s, available backend num is %d. HINT: \"replication_num\" = \"%d\", which can be raised later"
              .formatted(wanted, backends, Math.max(1, backends)));
    }
  }
}
