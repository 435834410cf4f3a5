package org.dorisdr.backup.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/** Has the backends hash the contents of tables, partition by partition. Thread safe. */
public final class ContentHasher {
  private final LocalSql sql;

  public ContentHasher(LocalSql sql) {
    this.sql = sql;
  }

  /** Names of the tables of a database that hold rows. */
  public List<String> tables(String database) throws HostException {
    Rows rows = rows("SHOW FULL TABLES FROM " + Names.quote(database));
    List<String> tables = new ArrayList<>();
    for (List<String> row : rows.rows()) {
      if (row.size() < 2 || row.get(1).equalsIgnoreCase("BASE TABLE")) {
        tables.add(row.get(0));
      }
    }
    return tables;
  }

  /** Hashes those tables of a database that are wanted. */
  public ContentFile database(String database, Predicate<String> wanted) throws HostException {
    Map<String, Map<String, ContentHash>> hashes = new LinkedHashMap<>();
    for (String table : tables(database)) {
      if (wanted.test(table)) {
        hashes.put(table, table(database, table));
      }
    }
    return new ContentFile(ContentFile.FORMAT, hashes);
  }

  /**
   * Hashes every partition of a table. One that was loaded into meanwhile is left out, since nobody
   * could say which of its versions was hashed.
   */
  public Map<String, ContentHash> table(String database, String table) throws HostException {
    String select = select(database, table);
    Map<String, Long> before = versions(database, table);
    Map<String, ContentHash> hashes = new LinkedHashMap<>();
    for (Map.Entry<String, Long> partition : before.entrySet()) {
      hashes.put(partition.getKey(), hash(select, partition.getKey(), partition.getValue()));
    }
    Map<String, Long> after = versions(database, table);
    hashes.entrySet().removeIf(e -> e.getValue().version() != after.getOrDefault(e.getKey(), -1L));
    return hashes;
  }

  private ContentHash hash(String select, String partition, long version) throws HostException {
    List<String> row = sql.query(select + " PARTITION (" + Names.quote(partition) + ")").get(0);
    return new ContentHash(version, Long.parseLong(row.get(0)), row.get(1), row.get(2));
  }

  private Map<String, Long> versions(String database, String table) throws HostException {
    Rows rows = rows("SHOW PARTITIONS FROM " + Names.quote(database, table));
    Map<String, Long> versions = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      versions.put(rows.value(i, "PartitionName"), Long.parseLong(rows.value(i, "VisibleVersion")));
    }
    return versions;
  }

  /**
   * Two hashes a row, added up: the order of rows does not matter, and rows that are there twice do
   * not cancel each other out. A NULL differs from every text.
   */
  private String select(String database, String table) throws HostException {
    Rows columns = rows("DESC " + Names.quote(database, table));
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.rows().size(); i++) {
      value(columns.value(i, "Field"), columns.value(i, "Type")).ifPresent(values::add);
    }
    String arguments = values.isEmpty() ? "''" : values.stream().collect(Collectors.joining(", "));
    return "SELECT COUNT(*), IFNULL(CAST(SUM(xxhash_32(%s)) AS STRING), '0'), IFNULL(CAST(SUM(murmur_hash3_32(%s)) AS STRING), '0') FROM %s"
        .formatted(arguments, arguments, Names.quote(database, table));
  }

  private static Optional<String> value(String column, String type) {
    String quoted = Names.quote(column);
    String kind = type.toLowerCase(Locale.ROOT);
    if (kind.startsWith("bitmap")) {
      return Optional.of(text("BITMAP_TO_STRING(" + quoted + ")"));
    }
    if (kind.startsWith("hll")) {
      return Optional.of(text("HLL_CARDINALITY(" + quoted + ")"));
    }
    // States of aggregate functions have no text of their own.
    boolean opaque = kind.startsWith("quantile_state") || kind.startsWith("agg_state");
    return opaque ? Optional.empty() : Optional.of(text(quoted));
  }

  private static String text(String value) {
    return "IFNULL(CONCAT('v', CAST(" + value + " AS STRING)), 'n')";
  }

  private Rows rows(String statement) throws HostException {
    return Rows.of(sql.run(null, statement));
  }
}
