package org.dorisdr.minidoris.fe.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dorisdr.minidoris.common.ResourceLines;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.Session;

/** Columns of the tables of {@code information_schema}. Stateless. */
public final class SchemaTables {
  private static final Map<String, List<Column>> COLUMNS = read();

  private SchemaTables() {}

  private static Map<String, List<Column>> read() {
    Map<String, List<Column>> columns = new HashMap<>();
    for (String line : ResourceLines.of(SchemaTables.class, "schema-tables.txt")) {
      String[] words = line.split(" ");
      columns.put(words[0], Arrays.stream(words).skip(1).map(SchemaTables::column).toList());
    }
    return columns;
  }

  /** Each may be NULL, and none is a key. */
  private static Column column(String nameAndType) {
    String[] parts = nameAndType.split(":", 2);
    return new Column(parts[0], parts[1], false, true, null, null, "", -1, true);
  }

  /**
   * Whether a statement means this database.
   *
   * @param database null = the session's
   */
  public static boolean isNamed(Session session, String database) {
    return "information_schema".equalsIgnoreCase(database == null ? session.database() : database);
  }

  /** Of those that can be read, in order. */
  public static SortedSet<String> names() {
    return new TreeSet<>(COLUMNS.keySet());
  }

  /** Empty if there is no such table. */
  public static Optional<List<Column>> columns(String table) {
    return Optional.ofNullable(COLUMNS.get(table));
  }

  /** No rows yet; empty if there is no such table. */
  static Optional<InlineRows> rows(String table) {
    return columns(table)
        .map(all -> new InlineRows(all.stream().map(SchemaTables::inline).toArray(String[]::new)));
  }

  /** Texts have no length there, and get none. */
  private static String inline(Column column) {
    return switch (column.type()) {
      case "bigint" -> column.name() + ":BIGINT";
      case "int" -> column.name() + ":INTEGER";
      case "largeint" -> column.name() + ":HUGEINT";
      case "double" -> column.name() + ":DOUBLE";
      case "boolean" -> column.name() + ":BOOLEAN";
      case "datetime" -> column.name() + ":TIMESTAMP_S";
      default -> column.name();
    };
  }
}
