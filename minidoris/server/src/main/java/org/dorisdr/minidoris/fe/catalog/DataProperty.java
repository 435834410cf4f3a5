package org.dorisdr.minidoris.fe.catalog;

import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Where the data of a partition lie and whether it takes rows. Doris calls it so too.
 *
 * @param medium HDD or SSD
 * @param cooldownMillis when it leaves SSD, ms since the epoch; {@link #NEVER}
 * @param mutable false: loads do not write it
 * @param storagePolicy empty = none
 */
public record DataProperty(
    String medium, long cooldownMillis, boolean mutable, String storagePolicy) {
  /** Doris's "never", 9999-12-31 15:59:59 UTC. */
  public static final long NEVER = 253402271999000L;

  private static final String MEDIUM = "storage_medium";
  private static final String COOLDOWN = "cooldown_millis";
  private static final String MUTABLE = "mutable";

  public DataProperty {
    // Records of older versions have none.
    storagePolicy = storagePolicy == null ? "" : storagePolicy;
  }

  /**
   * A medium as it is kept.
   *
   * @throws StatementError if Doris has none of that name
   */
  public static String medium(String given) {
    String medium = given.toUpperCase(Locale.ROOT);
    if (!medium.equals("HDD") && !medium.equals("SSD")) {
      throw StatementError.general("Invalid storage medium: " + given);
    }
    return medium;
  }

  public static DataProperty of(Partition partition) {
    Map<String, String> kept = partition.dataProperty;
    return new DataProperty(
        kept.getOrDefault(MEDIUM, "HDD"),
        Long.parseLong(kept.getOrDefault(COOLDOWN, String.valueOf(NEVER))),
        Boolean.parseBoolean(kept.getOrDefault(MUTABLE, "true")),
        kept.getOrDefault(TableProperties.STORAGE_POLICY, ""));
  }

  /** Keeps it with a partition. */
  public void putInto(Map<String, String> kept) {
    kept.put(MEDIUM, medium);
    kept.put(COOLDOWN, String.valueOf(cooldownMillis));
    kept.put(MUTABLE, String.valueOf(mutable));
    setPolicy(kept, storagePolicy);
  }

  /** Keeps only a policy with a partition; empty = none. */
  public static void setPolicy(Map<String, String> kept, String policy) {
    if (policy.isEmpty()) {
      kept.remove(TableProperties.STORAGE_POLICY);
    } else {
      kept.put(TableProperties.STORAGE_POLICY, policy);
    }
  }
}
