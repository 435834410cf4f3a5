package org.dorisdr.backup.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.sql.TimeUnit;

/**
 * What a user defined with CREATE BACKUP SCHEDULE, as it is stored. Not thread safe: every reader
 * has its own copy.
 */
public final class ScheduleRecord {
  /** Newest format that this version reads and writes. */
  public static final int FORMAT = 1;

  /** What the user wants of it. */
  public enum State {
    RUNNING,
    PAUSED
  }

  public int format = FORMAT;
  public long id;
  public String name;
  public String database;

  /** Only these tables, if not empty. */
  public List<String> include = new ArrayList<>();

  public List<String> exclude = new ArrayList<>();
  public List<String> repositories = new ArrayList<>();

  /** Distance in {@link #unit}s; 0 for a cron expression. */
  public long every;

  public TimeUnit unit;

  /** First planned time in {@link #zone}, ISO; null for a cron expression. */
  public String starts;

  /** Null if it runs at a fixed distance. */
  public String cron;

  /** Time zone of planned times and labels. */
  public String zone;

  /** Null = {@link LabelPattern#DEFAULT}. */
  public String label;

  /** Whether contents are hashed at backup time, to be compared by VERIFY. */
  public boolean hashes;

  /** How many snapshots are kept in each repository; 0 = no limit. */
  public long retainCount;

  /** How long they are kept, in seconds; 0 = for ever. */
  public long retainSeconds;

  /** Properties that BACKUP itself gets. */
  public Map<String, String> backup = new TreeMap<>();

  public State state = State.RUNNING;
  public String creator;
  public long createdMs;

  /** When planned times count from: creation, or the last RESUME. */
  public long sinceMs;

  /** The planned times. */
  public Timetable timetable() {
    ZoneId at = ZoneId.of(zone);
    return cron != null
        ? CronTimetable.of(cron, at)
        : new EveryTimetable(every, unit, LocalDateTime.parse(starts), at);
  }

  /** The label of the run planned for a time. */
  public String label(Instant planned) {
    return new LabelPattern(this).label(planned);
  }

  /** Whether it takes this table along. */
  public boolean covers(String table) {
    return include.isEmpty() ? !exclude.contains(table) : include.contains(table);
  }

  public boolean hasRetention() {
    return retainCount > 0 || retainSeconds > 0;
  }
}
