package org.dorisdr.recyclebin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/**
 * Which names of what lies in the recycle bin something else has by now. Asks the FE once for each
 * list of names, so it is for one statement, and one thread.
 */
public final class TakenPlaces {
  private final LocalSql sql;
  private final Map<String, Set<String>> lists = new HashMap<>();

  public TakenPlaces(LocalSql sql) {
    this.sql = sql;
  }

  /**
   * Why it cannot go back under its own name, though nothing else is in its way; empty if it can.
   */
  public Optional<String> obstacle(RecycleEntry entry) throws HostException {
    if (entry.obstacle().isPresent()) {
      return Optional.empty();
    }
    String name = entry.name();
    return switch (entry.kind()) {
      case DATABASE ->
          taken(
              names("SHOW DATABASES", null).contains(name),
              "database '%s' exists".formatted(name),
              "give a new name with AS");
      case TABLE ->
          taken(
              names("SHOW TABLES FROM " + Names.quote(entry.database()), null).contains(name),
              "table '%s.%s' exists".formatted(entry.database(), name),
              "give a new name with AS");
      case PARTITION ->
          partitions(entry).contains(name) ? Optional.of(partition(entry)) : Optional.empty();
    };
  }

  /**
   * What to tell of a partition whose name another one has. Values of a range or list can be in one
   * partition only, whatever it is called.
   */
  static String partition(RecycleEntry entry) {
    String hint =
        entry.name().equals(entry.table())
            ? "give a new name with AS"
            : "ALTER TABLE %s DROP PARTITION %s FORCE first, or give a new name with AS if its values differ"
                .formatted(Names.quote(entry.database(), entry.table()), Names.quote(entry.name()));
    return "partition '%s' of table '%s.%s' exists. HINT: %s"
        .formatted(entry.name(), entry.database(), entry.table(), hint);
  }

  private static Optional<String> taken(boolean isTaken, String what, String hint) {
    return isTaken ? Optional.of(what + ". HINT: " + hint) : Optional.empty();
  }

  private Set<String> partitions(RecycleEntry entry) throws HostException {
    String statement = "SHOW PARTITIONS FROM " + Names.quote(entry.database(), entry.table());
    return names(statement, "PartitionName");
  }

  /** A column of a list; null = the first. */
  private Set<String> names(String statement, String column) throws HostException {
    Set<String> known = lists.get(statement);
    if (known == null) {
      known = new HashSet<>();
      LocalSql.Result result = sql.run(null, statement);
      int at = column == null ? 0 : result.columns().indexOf(column);
      for (var row : result.rows()) {
        known.add(row.get(at));
      }
      lists.put(statement, known);
    }
    return known;
  }
}
