package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Map;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Where partitions lie, by Doris's rules for the properties that say so. Stateless. */
final class DataProperties {
  private static final String MEDIUM = "storage_medium";
  private static final String COOLDOWN = "storage_cooldown_time";
  private static final String MUTABLE = "mutable";
  private static final DataProperty FRESH = new DataProperty("HDD", DataProperty.NEVER, true, "");

  private DataProperties() {}

  /**
   * Gives a new partition what its properties say; its policy stays.
   *
   * @param given of the table, and over them its own
   */
  static void set(Partition partition, Map<String, String> given) {
    String policy = DataProperty.of(partition).storagePolicy();
    DataProperty said = changed(FRESH, given);
    new DataProperty(said.medium(), said.cooldownMillis(), said.mutable(), policy)
        .putInto(partition.dataProperty);
  }

  /**
   * @throws StatementError if a new partition cannot have what is given
   */
  static void check(Map<String, String> given) {
    changed(FRESH, given);
  }

  /** What is not given stays as it is, but for whether the partition takes rows. */
  static DataProperty changed(DataProperty old, Map<String, String> given) {
    String medium = DataProperty.medium(given.getOrDefault(MEDIUM, old.medium()));
    // HDD has no time to leave it.
    long cooldown = medium.equals("HDD") ? DataProperty.NEVER : cooldown(old, given);
    String mutable = given.getOrDefault(MUTABLE, "true");
    if (!mutable.equalsIgnoreCase("true") && !mutable.equalsIgnoreCase("false")) {
      throw StatementError.general("mutable must be `true` or `false`");
    }
    return new DataProperty(
        medium,
        cooldown,
        Boolean.parseBoolean(mutable),
        given.getOrDefault(
            org.dorisdr.minidoris.fe.catalog.TableProperties.STORAGE_POLICY, old.storagePolicy()));
  }

  private static long cooldown(DataProperty old, Map<String, String> given) {
    long cooldown =
        given.containsKey(COOLDOWN) ? millis(given.get(COOLDOWN)) : old.cooldownMillis();
    long now = System.currentTimeMillis();
    if (cooldown <= now) {
      throw StatementError.general(
          "Cool down time: " + cooldown + " should later than now: " + now);
    }
    return cooldown;
  }

  /** A time that cannot be read means never, as in Doris. */
  private static long millis(String text) {
    try {
      return Times.parse(text);
    } catch (java.time.DateTimeException e) {
      return DataProperty.NEVER;
    }
  }
}
