package org.dorisdr.backup.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes labels from planned times: {@code {schedule}}, {@code {database}}, {@code {id}} and date
 * patterns as {@code {yyyyMMdd_HHmm}} are replaced. The same time always gives the same label.
 */
public final class LabelPattern {
  /** Readable, and another one for every second. */
  public static final String DEFAULT = "{schedule}_{yyyyMMdd_HHmmss}";

  /** What stock Doris takes as a label. */
  private static final Pattern LABEL = Pattern.compile("[-_A-Za-z0-9:]{1,128}");

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern DATE = Pattern.compile("[yMdHmsDw_:-]+");
  private static final Pattern FOREIGN = Pattern.compile("[^-_A-Za-z0-9:]");

  private final String pattern;
  private final ScheduleRecord schedule;
  private final ZoneId zone;

  LabelPattern(ScheduleRecord schedule) {
    this.pattern = schedule.label == null ? DEFAULT : schedule.label;
    this.schedule = schedule;
    this.zone = ZoneId.of(schedule.zone);
  }

  /**
   * The label of the run planned for {@code time}.
   *
   * @throws IllegalArgumentException if the pattern gives no label that Doris takes
   */
  public String label(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    String text = PLACE.matcher(pattern).replaceAll(m -> Matcher.quoteReplacement(fill(m, local)));
    if (isSecondPass(local)) {
      text += "_2nd";
    }
    if (!LABEL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "label '%s' made from '%s' is not allowed. HINT: 1 to 128 letters, digits, -, _ and :"
              .formatted(text, pattern));
    }
    return text;
  }

  private String fill(java.util.regex.MatchResult place, ZonedDateTime time) {
    String name = place.group(1);
    return switch (name) {
      case "schedule" -> safe(schedule.name);
      case "database" -> safe(schedule.database);
      case "id" -> Long.toString(schedule.id);
      default -> date(name, time);
    };
  }

  private static String date(String pattern, ZonedDateTime time) {
    if (!DATE.matcher(pattern).matches()) {
      throw new IllegalArgumentException(
          "unknown placeholder {%s} in the label. HINT: {schedule}, {database}, {id}, or a date as {yyyyMMdd_HHmmss}"
              .formatted(pattern));
    }
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }

  /** Names in letters that a label must not have are told apart by the schedule's number. */
  private String safe(String name) {
    String safe = FOREIGN.matcher(name).replaceAll("_");
    return safe.equals(name) ? name : safe + "_" + schedule.id;
  }

  /** An hour that the clocks go through twice would give the same label twice. */
  private boolean isSecondPass(ZonedDateTime time) {
    return !time.withEarlierOffsetAtOverlap().equals(time);
  }
}
