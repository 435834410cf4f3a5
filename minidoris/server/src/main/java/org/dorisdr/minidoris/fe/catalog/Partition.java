package org.dorisdr.minidoris.fe.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One partition of a table; unpartitioned tables have one of their own name. Guarded by the
 * catalog's lock.
 */
public final class Partition {
  /** Version of a partition in which nothing was ever visible. */
  public static final long INIT_VERSION = 1;

  public long id;
  public String name;
  public boolean temporary;

  /** An INSERT OVERWRITE fills it; whoever finds it without that statement drops it. */
  public boolean overwriting;

  public PartitionItem item = PartitionItem.WHOLE;
  public Distribution distribution;
  public int replicationNum = 1;
  public long visibleVersion = INIT_VERSION;

  /** Ms since the epoch. */
  public long visibleVersionTime;

  /** Version that the next committed transaction gets. */
  public long nextVersion = INIT_VERSION + 1;

  /** NORMAL or RESTORE. */
  public String state = "NORMAL";

  public Map<String, String> dataProperty = new LinkedHashMap<>();

  /** By index id; the base index comes first. */
  public Map<Long, MaterializedIndex> indexes = new LinkedHashMap<>();

  public MaterializedIndex index(long indexId) {
    return indexes.get(indexId);
  }
}
