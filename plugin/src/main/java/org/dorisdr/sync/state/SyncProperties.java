package org.dorisdr.sync.state;

import java.util.List;
import org.dorisdr.sync.job.PauseWindow;

/** Names of the properties of a sync job. */
public final class SyncProperties {
  private SyncProperties() {}

  /** Replicas of tables on the target; absent = as on the source. */
  public static final String REPLICATION_NUM = "replication_num";

  /** {@code true} = existing tables of the target may be overwritten by the first copy. */
  public static final String ALLOW_TABLE_EXISTS = "allow_table_exists";

  /** How many transactions may be in flight. */
  public static final String MAX_IN_FLIGHT = "max_in_flight";

  /** How many fetches one backend of the target may be doing for the job at once. */
  public static final String MAX_INGESTS_PER_BACKEND = "max_ingests_per_backend";

  /** How many transactions may be begun in a second; 0 = as many as it can. */
  public static final String MAX_TRANSACTIONS_PER_SECOND = "max_transactions_per_second";

  /** Hours of the day in which the job rests, as {@link PauseWindow} reads them. */
  public static final String PAUSE_WINDOW = "pause_window";

  /** Zone of {@link #PAUSE_WINDOW}. */
  public static final String TIME_ZONE = "time_zone";

  public static final List<String> ALL =
      List.of(
          ALLOW_TABLE_EXISTS,
          MAX_IN_FLIGHT,
          MAX_INGESTS_PER_BACKEND,
          MAX_TRANSACTIONS_PER_SECOND,
          PAUSE_WINDOW,
          REPLICATION_NUM,
          TIME_ZONE);
}
