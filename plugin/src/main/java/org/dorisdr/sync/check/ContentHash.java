package org.dorisdr.sync.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;

/**
 * How rows of one table are hashed by the backends: each row to 64 bits, and the sum of all, which
 * does not depend on their order and notices a row that is there twice. Immutable.
 *
 * @param columns name and type of each visible column, as DESC tells them
 * @param hash SQL text of the hash of a row
 * @param left columns whose values may rightly look different on both sides, so that only whether
 *     they are NULL counts
 */
record ContentHash(List<String> columns, String hash, List<String> left) {

  static ContentHash of(Rows desc) {
    List<String> columns = new ArrayList<>();
    List<String> terms = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < desc.rows().size(); i++) {
      String name = desc.value(i, "Field");
      String type = String.valueOf(desc.value(i, "Type")).toLowerCase(Locale.ROOT);
      columns.add(name + " " + type);
      String text = text(Names.quote(name), type, String.valueOf(desc.value(i, "Extra")));
      if (text == null) {
        left.add(name);
        text = "''";
      }
      // The sign in front keeps NULL, which would make the whole hash NULL, apart from every text.
      String present = type.startsWith("bitmap") || type.startsWith("hll") ? "" : "'='";
      terms.add(term(Names.quote(name), text, present));
    }
    return new ContentHash(
        List.copyOf(columns),
        "murmur_hash3_64(" + String.join(", ", terms) + ")",
        List.copyOf(left));
  }

  private static String term(String name, String text, String present) {
    return present.isEmpty()
        ? "ifnull(" + text + ", '')"
        : "if(" + name + " IS NULL, '!', concat(" + present + ", " + text + "))";
  }

  /** Null if equal values may have different texts. */
  private static String text(String name, String type, String extra) {
    if (type.startsWith("bitmap")) {
      return "bitmap_to_string(" + name + ")";
    }
    if (type.startsWith("hll")) {
      return "CAST(hll_cardinality(" + name + ") AS STRING)";
    }
    boolean opaque =
        type.startsWith("quantile_state")
            || type.startsWith("agg_state")
            || type.startsWith("variant");
    // Merging adds them up in an order that each replica chooses for itself.
    boolean addedUp =
        (type.startsWith("double") || type.startsWith("float"))
            && extra.toUpperCase(Locale.ROOT).contains("SUM");
    return opaque || addedUp ? null : "CAST(" + name + " AS STRING)";
  }

  /**
   * A query that gives the number of rows, their hash, and the partition's visible version as of
   * its execution. The version is read after the query was planned, so that if it is the one that
   * was seen before, the query has read exactly that one.
   */
  String query(String database, String table, TablePartitions.One partition, long timeoutSeconds) {
    return """
        SELECT /*+ SET_VAR(query_timeout = %d, time_zone = '+00:00') */ \
        c.n, c.h, v.VisibleVersion FROM (SELECT count(*) AS n, \
        ifnull(sum(CAST(%s AS LARGEINT)), 0) AS h FROM %s PARTITION (%s)) c \
        CROSS JOIN (SELECT VisibleVersion FROM \
        partitions("catalog" = "internal", "database" = %s, "table" = %s) \
        WHERE PartitionId = %d) v"""
        .formatted(
            timeoutSeconds,
            hash,
            Names.quote(database, table),
            Names.quote(partition.name()),
            Names.literal(database),
            Names.literal(table),
            partition.id());
  }
}
