package org.dorisdr.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.sql.PropertyList;

/** Properties of CREATE BACKUP SCHEDULE: ours, and those that BACKUP itself gets. */
final class ScheduleProperties {
  private static final String TIME_ZONE = "time_zone";
  private static final String LABEL = "label";
  private static final String HASHES = "content_hashes";
  private static final String CONTENT = "content";
  private static final String TIMEOUT = "timeout";
  private static final long MIN_TIMEOUT_S = 600;

  private ScheduleProperties() {}

  /** Reads them into {@code record}; every problem is told at once. */
  static void read(PropertyList given, ScheduleRecord record, ZoneId local)
      throws CommandException {
    PropertyReader reader =
        new PropertyReader(given, Set.of(TIME_ZONE, LABEL, HASHES, CONTENT, TIMEOUT));
    record.zone = zone(reader, local);
    record.label = reader.text(LABEL, null);
    record.hashes = reader.flag(HASHES, false);
    record.backup = new TreeMap<>(backup(reader));
    reader.finish();
  }

  private static String zone(PropertyReader reader, ZoneId local) {
    String text = reader.text(TIME_ZONE, local.getId());
    try {
      return ZoneId.of(text, ZoneId.SHORT_IDS).getId();
    } catch (DateTimeException e) {
      reader.problem(
          "property '%s' is no time zone: '%s'. HINT: a name as Europe/Berlin, or an offset as +08:00"
              .formatted(TIME_ZONE, text));
      return local.getId();
    }
  }

  private static Map<String, String> backup(PropertyReader reader) {
    Map<String, String> properties = new TreeMap<>();
    String content = reader.text(CONTENT, null);
    if (content != null) {
      if (!content.equalsIgnoreCase("ALL") && !content.equalsIgnoreCase("METADATA_ONLY")) {
        reader.problem("property 'content' must be ALL or METADATA_ONLY, not '" + content + "'");
      }
      properties.put(CONTENT, content);
    }
    if (reader.text(TIMEOUT, null) != null) {
      long timeout = reader.number(TIMEOUT, MIN_TIMEOUT_S, MIN_TIMEOUT_S, Integer.MAX_VALUE);
      properties.put(TIMEOUT, Long.toString(timeout));
    }
    return properties;
  }
}
