package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.IndexDef;

/** Checks and makes definitions of secondary indexes. Stateless. */
final class SecondaryIndexes {
  private static final String GRAM_SIZE = "gram_size";
  private static final String BF_SIZE = "bf_size";

  private SecondaryIndexes() {}

  /**
   * One that a table is to get.
   *
   * @param others of the table, and those that the statement has added
   */
  static SecondaryIndex added(OlapTable table, List<SecondaryIndex> others, IndexDef def, long id) {
    IndexChecks.checkAlone(table, others, def);
    return build(table, def, id, "");
  }

  /** One of a new table. */
  static SecondaryIndex build(OlapTable table, IndexDef def, long id) {
    return build(table, def, id, "invalid ngram bf index params:errCode = 2, detailMessage = ");
  }

  /**
   * @param refusal what the refusal of its numbers begins with
   */
  private static SecondaryIndex build(OlapTable table, IndexDef def, long id, String refusal) {
    IndexChecks.check(def, table);
    String type = IndexChecks.type(def);
    SecondaryIndex index =
        new SecondaryIndex(
            id,
            def.name(),
            def.columns().stream().map(name -> written(table, name)).toList(),
            type,
            properties(type, def.properties()),
            def.comment() == null ? "" : def.comment());
    if (type.equals("NGRAM_BF")) {
      checkNgram(table, index, refusal);
    }
    return index;
  }

  /** In the order that Doris's hash maps give to them. */
  private static Map<String, String> properties(String type, Map<String, String> given) {
    Map<String, String> properties = new HashMap<>();
    properties.putAll(given);
    addDefaults(type, properties);
    return new LinkedHashMap<>(
        type.equals("INVERTED") ? IndexProperties.kept(properties) : new HashMap<>(properties));
  }

  static void addDefaults(String type, Map<String, String> properties) {
    if (type.equals("NGRAM_BF")) {
      properties.putIfAbsent(GRAM_SIZE, "2");
      properties.putIfAbsent(BF_SIZE, "256");
    }
  }

  /** The name of a column as the table has it. */
  private static String written(OlapTable table, String name) {
    return table.baseIndex().columns.stream()
        .map(Column::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  private static void checkNgram(OlapTable table, SecondaryIndex index, String refusal) {
    if (index.properties().size() != 2) {
      throw StatementError.general("ngram_bf index should have gram_size and bf_size properties");
    }
    checkRange(index.properties(), GRAM_SIZE, 1, 255, refusal);
    checkRange(index.properties(), BF_SIZE, 64, 65535, refusal);
    checkConflict(table, index, BloomFilter.of(table));
  }

  private static void checkRange(
      Map<String, String> properties, String key, int least, int most, String refusal) {
    int value;
    try {
      value = Integer.parseInt(properties.get(key));
    } catch (NumberFormatException e) {
      throw StatementError.general(
          refusal + "Invalid value for '" + key + "': " + properties.get(key));
    }
    if (value < least || value > most) {
      throw StatementError.general(
          refusal + "'" + key + "' should be an integer between " + least + " and " + most + ".");
    }
  }

  /** A column has one bloom filter at most, of words or of letters. */
  static void checkConflict(OlapTable table, SecondaryIndex added, BloomFilter filter) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    seen.addAll(filter.columns());
    Stream.concat(table.secondaryIndexes.stream(), Stream.ofNullable(added))
        .filter(i -> i.type().equals("NGRAM_BF"))
        .flatMap(i -> i.columns().stream())
        .filter(c -> !seen.add(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw StatementError.general(
                  c.toLowerCase(Locale.ROOT)
                      + " should have only one ngram bloom filter index or bloom filter index");
            });
  }
}
