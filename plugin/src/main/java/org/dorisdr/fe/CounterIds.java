package org.dorisdr.fe;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The ids under which Doris journals what a counter hands out: fields {@code dbId} and {@code
 * tableId} of its {@code AutoIncrementGenerator} (4.0.1 and master of 2026-01-19), which no method
 * sets. A Doris that has them no more keeps its counters as they are. Thread safe.
 */
final class CounterIds {
  private static final Logger LOG = LogManager.getLogger(CounterIds.class);

  private final Field database;
  private final Field table;
  private final String problem;

  CounterIds(Class<?> counter) {
    Field databaseField = null;
    Field tableField = null;
    String why = null;
    try {
      databaseField = open(counter, "dbId");
      tableField = open(counter, "tableId");
    } catch (ReflectiveOperationException | RuntimeException e) {
      why = "this Doris keeps counters in another way (" + e + ")";
      LOG.error(
          "counters of restored tables are left as Doris has them and may give values again after a"
              + " restart: {}. HINT: see the page on defects of stock Doris",
          why);
    }
    this.database = databaseField;
    this.table = tableField;
    this.problem = why;
  }

  private static Field open(Class<?> counter, String name) throws ReflectiveOperationException {
    Field field = counter.getDeclaredField(name);
    if (field.getType() != Long.class) {
      throw new NoSuchFieldException(name + " is of " + field.getType());
    }
    field.setAccessible(true);
    return field;
  }

  /** Why they can neither be read nor set; empty = they can. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Whether a counter has these. Allocates nothing. */
  boolean are(Object counter, long databaseId, long tableId) {
    try {
      return is(table.get(counter), tableId) && is(database.get(counter), databaseId);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean is(Object id, long wanted) {
    return id != null && (Long) id == wanted;
  }

  /** Call it with the counter's monitor, which Doris holds while it journals. */
  void set(Object counter, long databaseId, long tableId) {
    try {
      database.set(counter, databaseId);
      table.set(counter, tableId);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
