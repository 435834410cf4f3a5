package org.dorisdr.minidoris.host;

import java.lang.invoke.MethodHandles;
import org.apache.doris.catalog.AutoIncrementGenerator;

/**
 * Makes counters of AUTO_INCREMENT columns, and reads of them what Doris shows nobody. It stands
 * here since a public member of Doris's class that Doris has not would be one that plugins find on
 * minidoris only. Thread safe.
 */
public final class Counters {
  private static volatile Access access;

  private Counters() {}

  /** What the class of the counters lets this one do. */
  public interface Access {
    /** See {@link Counters#of}. */
    AutoIncrementGenerator make(long counted, long databaseId, long tableId, long columnId);

    /** See {@link Counters#database}. */
    long database(AutoIncrementGenerator counter);

    /** See {@link Counters#table}. */
    long table(AutoIncrementGenerator counter);
  }

  /** Told by the class of the counters when it is loaded. */
  public static void set(Access given) {
    access = given;
  }

  /**
   * The counter of a table.
   *
   * @param counted its id
   * @param databaseId under which ids the journal has it
   */
  public static AutoIncrementGenerator of(
      long counted, long databaseId, long tableId, long columnId) {
    return access().make(counted, databaseId, tableId, columnId);
  }

  /** The database that the journal names. */
  public static long database(AutoIncrementGenerator counter) {
    return access().database(counter);
  }

  /** The table that the journal names: of a restored one, that which was backed up. */
  public static long table(AutoIncrementGenerator counter) {
    return access().table(counter);
  }

  private static Access access() {
    if (access == null) {
      try {
        MethodHandles.lookup().ensureInitialized(AutoIncrementGenerator.class);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return access;
  }
}
