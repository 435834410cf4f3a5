package org.dorisdr.minidoris.fe.define;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * When data of a table become cold, and where they go then. minidoris keeps the definition and
 * moves nothing.
 *
 * @param cooldownMillis ms since the epoch; -1 = by the age of each partition
 * @param ttlSeconds age; -1 = at one time for all
 */
public record StoragePolicy(
    long id, String name, String resource, long cooldownMillis, long ttlSeconds) {
  static final String RESOURCE = "storage_resource";
  static final String DATETIME = "cooldown_datetime";
  static final String TTL = "cooldown_ttl";

  private static final Pattern AGE = Pattern.compile("(\\d{1,12})\\s*(|d|day|h|hour|week)");

  static StoragePolicy create(long id, String name, Map<String, String> given) {
    if (given.isEmpty()) {
      throw StatementError.general("properties config is required");
    }
    if (given.getOrDefault(RESOURCE, "").isEmpty()) {
      throw StatementError.general("Missing [" + RESOURCE + "] in properties.");
    }
    checkTimes(given);
    if (!given.containsKey(DATETIME) && !given.containsKey(TTL)) {
      throw StatementError.general(DATETIME + " or " + TTL + " must be set");
    }
    return new StoragePolicy(id, name, given.get(RESOURCE), cooldown(given, -1), ttl(given, -1));
  }

  private static void checkTimes(Map<String, String> given) {
    if (given.containsKey(DATETIME) && given.containsKey(TTL)) {
      throw StatementError.general(DATETIME + " and " + TTL + " can't be set together.");
    }
  }

  StoragePolicy changed(Map<String, String> given) {
    Map<String, String> unknown = new LinkedHashMap<>(given);
    unknown.keySet().removeAll(List.of(RESOURCE, DATETIME, TTL));
    if (!unknown.isEmpty()) {
      throw StatementError.general("Unknown Storage policy properties: " + unknown);
    }
    if (given.containsKey(RESOURCE)) {
      throw StatementError.general("not support change storage policy's storage resource");
    }
    checkTimes(given);
    return new StoragePolicy(
        id, name, resource, cooldown(given, cooldownMillis), ttl(given, ttlSeconds));
  }

  private static long cooldown(Map<String, String> given, long before) {
    if (!given.containsKey(DATETIME)) {
      return given.containsKey(TTL) ? -1 : before;
    }
    try {
      return new SimpleDateFormat("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .parse(given.get(DATETIME))
          .getTime();
    } catch (ParseException e) {
      throw StatementError.general("cooldown_datetime format error: " + given.get(DATETIME));
    }
  }

  private static long ttl(Map<String, String> given, long before) {
    if (!given.containsKey(TTL)) {
      return given.containsKey(DATETIME) ? -1 : before;
    }
    String text = given.get(TTL).strip();
    if (text.startsWith("-")) {
      throw StatementError.general("cooldownTtl can't be less than 0");
    }
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw StatementError.general("getSecByCooldownTtl failed.");
    }
    long unit =
        switch (age.group(2)) {
          case "d", "day" -> 86_400;
          case "h", "hour" -> 3_600;
          case "week" -> 7 * 86_400;
          default -> 1;
        };
    return Long.parseLong(age.group(1)) * unit;
  }

  String cooldown() {
    return cooldownMillis < 0 ? "-1" : Times.text(cooldownMillis);
  }
}
