package org.dorisdr.recyclebin;

import java.util.HashMap;
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
  private final PartitionPlaces partitions;
  private final Map<String, Set<String>> lists = new HashMap<>();

  public TakenPlaces(LocalSql sql, PartitionPlaces partitions) {
    this.sql = sql;
    this.partitions = partitions;
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
              names("SHOW DATABASES").contains(name),
              "database '%s' exists".formatted(name),
              "give a new name with AS");
      case TABLE ->
          taken(
              names("SHOW TABLES FROM " + Names.quote(entry.database())).contains(name),
              "table '%s.%s' exists".formatted(entry.database(), name),
              "give a new name with AS");
      case PARTITION -> partitions.obstacle(entry, name);
    };
  }

  private static Optional<String> taken(boolean isTaken, String what, String hint) {
    return isTaken ? Optional.of(what + ". HINT: " + hint) : Optional.empty();
  }

  private Set<String> names(String statement) throws HostException {
    Set<String> known = lists.get(statement);
    if (known == null) {
      known = sql.names(statement);
      lists.put(statement, known);
    }
    return known;
  }
}
