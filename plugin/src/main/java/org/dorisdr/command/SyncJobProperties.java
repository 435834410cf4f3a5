package org.dorisdr.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.sql.PropertyList;
import org.dorisdr.sync.job.PauseWindow;
import org.dorisdr.sync.state.SyncProperties;

/** Reads the properties of CREATE and ALTER SYNC JOB, and refuses unknown or malformed ones. */
final class SyncJobProperties {
  private static final int MAX_REPLICAS = 32_767;
  private static final int MAX_IN_FLIGHT = 256;
  private static final int MAX_INGESTS = 4096;
  private static final int MAX_RATE = 1_000_000;

  private SyncJobProperties() {}

  /**
   * What was given. A window is always stored with its zone, so that it means the same wherever the
   * next master runs.
   */
  static Map<String, String> read(PropertyList given, ZoneId here) throws CommandException {
    PropertyReader reader = new PropertyReader(given, Set.copyOf(SyncProperties.ALL));
    reader.flag(SyncProperties.ALLOW_TABLE_EXISTS, false);
    reader.number(SyncProperties.REPLICATION_NUM, 1, 1, MAX_REPLICAS);
    reader.number(SyncProperties.MAX_IN_FLIGHT, 1, 1, MAX_IN_FLIGHT);
    reader.number(SyncProperties.MAX_INGESTS_PER_BACKEND, 1, 1, MAX_INGESTS);
    reader.number(SyncProperties.MAX_TRANSACTIONS_PER_SECOND, 0, 0, MAX_RATE);
    ZoneId zone = zone(reader, here);
    String window = reader.text(SyncProperties.PAUSE_WINDOW, null);
    try {
      PauseWindow.parse(window, zone);
    } catch (IllegalArgumentException e) {
      reader.problem("property '" + SyncProperties.PAUSE_WINDOW + "': " + e.getMessage());
    }
    reader.finish();
    Map<String, String> all = new TreeMap<>(reader.given());
    if (window != null) {
      all.put(SyncProperties.TIME_ZONE, zone.getId());
    }
    return all;
  }

  private static ZoneId zone(PropertyReader reader, ZoneId here) {
    String text = reader.text(SyncProperties.TIME_ZONE, null);
    try {
      return text == null ? here : ZoneId.of(text.trim());
    } catch (DateTimeException e) {
      reader.problem(
          "property '%s' must be a time zone such as Europe/Berlin or +08:00, not '%s'"
              .formatted(SyncProperties.TIME_ZONE, text));
      return here;
    }
  }
}
