package org.dorisdr.minidoris.fe.catalog;

import java.util.Map;

/**
 * Where the data of a partition lie and whether it takes rows. Doris calls it so too.
 *
 * @param medium HDD or SSD
 * @param cooldownMillis when it leaves SSD, ms since the epoch; {@link #NEVER}
 * @param mutable false: loads do not write it
 */
public record DataProperty(String medium, long cooldownMillis, boolean mutable) {
  /** Doris's "never", 9999-12-31 15:59:59 UTC. */
  public static final long NEVER = 253402271999000L;

  private static final String MEDIUM = "storage_medium";
  private static final String COOLDOWN = "cooldown_millis";
  private static final String MUTABLE = "mutable";

  public static DataProperty of(Partition partition) {
    Map<String, String> kept = partition.dataProperty;
    return new DataProperty(
        kept.getOrDefault(MEDIUM, "HDD"),
        Long.parseLong(kept.getOrDefault(COOLDOWN, String.valueOf(NEVER))),
        Boolean.parseBoolean(kept.getOrDefault(MUTABLE, "true")));
  }

  /** Keeps it with a partition. */
  public void putInto(Map<String, String> kept) {
    kept.put(MEDIUM, medium);
    kept.put(COOLDOWN, String.valueOf(cooldownMillis));
    kept.put(MUTABLE, String.valueOf(mutable));
  }
}
