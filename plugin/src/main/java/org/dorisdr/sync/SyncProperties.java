package org.dorisdr.sync;

import java.util.List;

/** Names of the properties of a sync job. */
public final class SyncProperties {
  private SyncProperties() {}

  /** Replicas of tables on the target; absent = as on the source. */
  public static final String REPLICATION_NUM = "replication_num";

  /** {@code true} = existing tables of the target may be overwritten by the first copy. */
  public static final String ALLOW_TABLE_EXISTS = "allow_table_exists";

  /** How many transactions may be in flight. */
  public static final String MAX_IN_FLIGHT = "max_in_flight";

  public static final List<String> ALL =
      List.of(ALLOW_TABLE_EXISTS, MAX_IN_FLIGHT, REPLICATION_NUM);
}
