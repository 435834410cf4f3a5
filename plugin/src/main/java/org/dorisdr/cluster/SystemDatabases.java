package org.dorisdr.cluster;

import java.util.Locale;
import java.util.Set;

/** Databases that Doris has for itself, which it does not keep from statements. Stateless. */
public final class SystemDatabases {
  private static final Set<String> VIEWS = Set.of("information_schema", "mysql");
  private static final String INTERNAL = "__internal_schema";

  private SystemDatabases() {}

  /** Whether its tables only show the state of the cluster, so that nothing of it can be kept. */
  public static boolean onlyShows(String database) {
    return VIEWS.contains(database.toLowerCase(Locale.ROOT));
  }

  /** Whether Doris writes it, or shows something in it: no place for other tables. */
  public static boolean contains(String database) {
    return onlyShows(database) || INTERNAL.equals(database);
  }

  /** Why nothing of such a database can be backed up, and nothing restored into it. */
  public static String refusal(String database) {
    return "'%s' shows the state of Doris and holds no tables to back up or to restore. HINT: SHOW DATABASES lists others"
        .formatted(database);
  }
}
