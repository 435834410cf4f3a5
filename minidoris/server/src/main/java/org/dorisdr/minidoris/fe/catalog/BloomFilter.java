package org.dorisdr.minidoris.fe.catalog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The columns of a table that have bloom filters, and how often these may be wrong. Immutable.
 *
 * @param columns names; a hash set, because Doris shows them in the order of one
 * @param fpp 0 if there are no columns
 */
public record BloomFilter(Set<String> columns, double fpp) {
  public static final String COLUMNS = "bloom_filter_columns";
  public static final String FPP = "bloom_filter_fpp";
  private static final BloomFilter NONE = new BloomFilter(Set.of(), 0);
  private static final double DEFAULT_FPP = 0.05;
  private static final double LEAST_FPP = 0.0001;
  private static final double HIGHEST_FPP = 0.05;

  /** What a table has. */
  public static BloomFilter of(OlapTable table) {
    return of(table.properties);
  }

  /** What stands in the properties that {@link #properties} made. */
  public static BloomFilter of(Map<String, String> properties) {
    String names = properties.getOrDefault(COLUMNS, "");
    return names.isEmpty()
        ? NONE
        : of(List.of(names.split(", ")), Double.parseDouble(properties.get(FPP)));
  }

  public static BloomFilter of(List<String> columns, double fpp) {
    return columns.isEmpty() ? NONE : new BloomFilter(new HashSet<>(columns), fpp);
  }

  /**
   * What the properties of a statement ask for.
   *
   * @param before what is not given stays as it is here
   */
  public static BloomFilter given(
      Map<String, String> given, BloomFilter before, List<Column> columns, KeysType keys) {
    Set<String> names =
        given.containsKey(COLUMNS) ? parse(given.get(COLUMNS), columns, keys) : before.columns;
    double fpp = given.containsKey(FPP) ? parse(given.get(FPP)) : before.fpp;
    if (names.isEmpty()) {
      return NONE;
    }
    return new BloomFilter(names, fpp == 0 ? DEFAULT_FPP : fpp);
  }

  public static BloomFilter given(Map<String, String> given, List<Column> columns, KeysType keys) {
    return given(given, NONE, columns, keys);
  }

  private static Set<String> parse(String text, List<Column> columns, KeysType keys) {
    Set<String> names = new HashSet<>();
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
      String name = part.strip();
      Column column =
          columns.stream()
              .filter(c -> c.name().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "Bloom filter column does not exist in table. invalid column: " + name));
      check(column, name, keys);
      if (!seen.add(name)) {
        throw StatementError.general("Reduplicated bloom filter column: " + name);
      }
      names.add(column.name());
    }
    return names;
  }

  private static void check(Column column, String name, KeysType keys) {
    TypeSpec type = TypeSpec.parse(column.type());
    switch (type.base()) {
      case "boolean", "tinyint", "float", "double", "json", "array", "map", "struct", "hll" ->
          throw StatementError.general(
              type.primitive()
                  + " is not supported in bloom filter index. invalid column: "
                  + name);
      default -> {
        // May have one.
      }
    }
    if (keys == KeysType.AGG_KEYS && !column.key()) {
      throw StatementError.general(
          "Bloom filter index should only be used in columns of UNIQUE_KEYS/DUP_KEYS table"
              + " or key columns of AGG_KEYS table. invalid column: "
              + name);
    }
  }

  private static double parse(String text) {
    double fpp;
    try {
      fpp = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Bloom filter fpp is not Double");
    }
    if (!(fpp >= LEAST_FPP && fpp <= HIGHEST_FPP)) {
      throw StatementError.general(
          "Bloom filter fpp should in [" + LEAST_FPP + ", " + HIGHEST_FPP + "]");
    }
    return fpp;
  }

  /** Whether an index has to be written anew when this takes the place of another. */
  public boolean changes(List<Column> index, BloomFilter before) {
    return index.stream()
        .anyMatch(
            c -> {
              boolean has = columns.contains(c.name());
              return has != before.columns.contains(c.name()) || (has && fpp != before.fpp);
            });
  }

  /** As properties of a table; empty values if there are no columns. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(COLUMNS, String.join(", ", columns));
    properties.put(FPP, columns.isEmpty() ? "" : String.valueOf(fpp));
    return properties;
  }

  /** Makes this what a table has. */
  public void set(OlapTable table) {
    properties().forEach((k, v) -> set(table, k, v));
  }

  /** Sets a property, or removes it if the value is empty. */
  public static void set(OlapTable table, String key, String value) {
    if (value.isEmpty()) {
      table.properties.remove(key);
    } else {
      table.properties.put(key, value);
    }
  }

  /** Takes away the columns that the table no longer has. */
  public static void prune(OlapTable table) {
    List<String> left =
        table.baseIndex().columns.stream()
            .map(Column::name)
            .filter(of(table).columns::contains)
            .toList();
    of(left, of(table).fpp).set(table);
  }

  /** Gives a column its new name. */
  public static void rename(OlapTable table, String name, String newName) {
    List<String> names =
        of(table).columns.stream().map(n -> n.equalsIgnoreCase(name) ? newName : n).toList();
    of(names, of(table).fpp).set(table);
  }
}
