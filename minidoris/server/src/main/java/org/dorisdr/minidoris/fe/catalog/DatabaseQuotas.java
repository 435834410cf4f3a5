package org.dorisdr.minidoris.fe.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AlterDatabaseQuota.Kind;

/** What a database may have, and whether it has it. The catalog's lock is held. Stateless. */
public final class DatabaseQuotas {
  private static final Pattern VOLUME = Pattern.compile("(\\d+)(\\D*)");
  private static final Map<String, Integer> SHIFTS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("B", 0),
          Map.entry("K", 10),
          Map.entry("KB", 10),
          Map.entry("M", 20),
          Map.entry("MB", 20),
          Map.entry("G", 30),
          Map.entry("GB", 30),
          Map.entry("T", 40),
          Map.entry("TB", 40),
          Map.entry("P", 50),
          Map.entry("PB", 50));

  private DatabaseQuotas() {}

  /**
   * A quota as it was written.
   *
   * @throws StatementError in the words of Doris's ParseUtil
   */
  public static long parse(Kind kind, String text) {
    return switch (kind) {
      case DATA -> volume(text);
      case REPLICA -> number(text, "Replica volume must larger than 0");
      case TRANSACTION -> number(text, "Transaction quota size must larger than 0");
    };
  }

  private static long volume(String text) {
    Matcher matcher = VOLUME.matcher(text);
    if (!matcher.matches()) {
      throw StatementError.general("invalid data volume expression:" + text);
    }
    long value = number(matcher.group(1), "Data volume must larger than 0");
    Integer shift = SHIFTS.get(matcher.group(2).toUpperCase(Locale.ROOT));
    if (shift == null) {
      throw StatementError.general("invalid unit:" + matcher.group(2));
    }
    return value * (1L << shift);
  }

  private static long number(String text, String tooLow) {
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("invalid data volume:" + text);
    }
    if (value <= 0) {
      throw StatementError.general(tooLow);
    }
    return value;
  }

  /** Bytes of all tables. */
  public static long bytes(Database database) {
    return database.tables.values().stream().mapToLong(Sizes::bytes).sum();
  }

  /** Replicas of all tables, reported or not. */
  public static long replicas(Database database) {
    return database.tables.values().stream()
        .filter(OlapTable.class::isInstance)
        .flatMap(t -> ((OlapTable) t).allPartitions().stream())
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .mapToLong(t -> t.replicas.size())
        .sum();
  }

  /** That no byte is left, in Doris's words; null if some are. */
  public static String full(Database database) {
    return bytes(database) < database.dataQuota
        ? null
        : "Database[%s] data size exceeds quota[%s]"
            .formatted(database.name, SizeTexts.text(database.dataQuota));
  }

  /**
   * Before something is made that takes space.
   *
   * @throws StatementError if no byte or no replica is left
   */
  public static void checkAnyLeft(Database database) {
    String full = full(database);
    if (full != null) {
      throw StatementError.general(full);
    }
    if (replicas(database) >= database.replicaQuota) {
      throw StatementError.general(
          "Database[%s] replica number exceeds quota[%d]"
              .formatted(database.name, database.replicaQuota));
    }
  }

  /**
   * Before replicas are made.
   *
   * @param what what is made of what, as Doris says it
   * @throws StatementError if no more than these are left, one fewer than fits, as in Doris
   */
  public static void checkReplicas(Database database, String what, long more) {
    if (more >= Math.max(0, database.replicaQuota - replicas(database))) {
      throw StatementError.general(
          "Database %s %s increasing %d of replica exceeds quota[%d]"
              .formatted(database.name, what, more, database.replicaQuota));
    }
  }
}
