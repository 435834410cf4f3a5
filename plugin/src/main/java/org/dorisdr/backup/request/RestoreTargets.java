package org.dorisdr.backup.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.SnapshotObjects.Table;

/** Tells what a RESTORE means for the tables that are there. Used once. */
final class RestoreTargets {
  private final LocalSql sql;
  private final String database;
  private final Statements.Parsed statement;

  RestoreTargets(LocalSql sql, String database, Statements.Parsed statement) {
    this.sql = sql;
    this.database = database;
    this.statement = statement;
  }

  /**
   * Refuses what Doris would refuse only when it is half done.
   *
   * @return a warning for the user; null if no table is replaced
   */
  String check(SnapshotInfo info) throws HostException {
    Set<String> there = new TreeSet<>();
    for (List<String> row :
        sql.run(null, "SHOW FULL TABLES FROM " + Names.quote(database)).rows()) {
      if (row.size() < 2 || row.get(1).equalsIgnoreCase("BASE TABLE")) {
        there.add(row.get(0));
      }
    }
    boolean atomic = flag("atomic_restore");
    Map<String, String> aliases = new HashMap<>();
    for (Table table : statement.objects().tables()) {
      table.alias().ifPresent(a -> aliases.put(table.name().last().text(), a.text()));
    }
    Set<String> replaced = new TreeSet<>();
    for (String table : info.tables().keySet()) {
      String name = aliases.getOrDefault(table, table);
      if (!statement.takesTable(table) || !there.contains(name)) {
        continue;
      }
      if (!name.equals(table) && !(atomic && flag("force_replace"))) {
        throw new HostException(
            "Table %s already exist but with different schema. HINT: Doris restores under another name only if there is no table of that name"
                .formatted(name));
      }
      replaced.add(name);
    }
    return replaced.isEmpty() ? null : warning(replaced, atomic);
  }

  private static String warning(Set<String> replaced, boolean atomic) {
    return atomic
        ? "replaced at the end, and not kept in the recycle bin: %s".formatted(Names.some(replaced))
        : "not readable until the restore ends, and perhaps damaged if it fails while files are moved: %s. HINT: \"atomic_restore\" = \"true\" avoids both"
            .formatted(Names.some(replaced));
  }

  private boolean flag(String property) {
    return Boolean.parseBoolean(statement.property(property));
  }
}
