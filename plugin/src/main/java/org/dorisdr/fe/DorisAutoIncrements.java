package org.dorisdr.fe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.doris.catalog.AutoIncrementGenerator;
import org.apache.doris.catalog.Column;
import org.apache.doris.catalog.Database;
import org.apache.doris.catalog.Env;
import org.apache.doris.catalog.OlapTable;
import org.apache.doris.catalog.Table;
import org.apache.doris.common.UserException;
import org.dorisdr.host.AutoIncrements;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;

/**
 * Counters as the frontend keeps them beside its tables. No statement sets one, but a range that is
 * asked for as a backend does is never handed out again.
 */
final class DorisAutoIncrements implements AutoIncrements {
  private final Leadership leadership;
  private final RestoredCounters restored;

  DorisAutoIncrements(Leadership leadership, RestoredCounters restored) {
    this.leadership = leadership;
    this.restored = restored;
  }

  @Override
  public void mendRestored() {
    restored.look();
  }

  @Override
  public long mended() {
    return restored.mended();
  }

  @Override
  public Optional<String> mendProblem() {
    return restored.problem();
  }

  @Override
  public Map<String, String> columns(String database) {
    Map<String, String> found = new TreeMap<>();
    Database there = Env.getCurrentInternalCatalog().getDbNullable(database);
    if (there != null) {
      for (Table table : there.getTables()) {
        column(table).ifPresent(column -> found.put(table.getName(), column.getName()));
      }
    }
    return found;
  }

  /** The column of a table that has one. */
  static Optional<Column> column(Table table) {
    if (!(table instanceof OlapTable)) {
      return Optional.empty();
    }
    table.readLock();
    try {
      return ((OlapTable) table).getBaseSchema().stream().filter(Column::isAutoInc).findFirst();
    } finally {
      table.readUnlock();
    }
  }

  @Override
  public void passBeyond(String database, String table, long value) throws HostException {
    if (!leadership.isLeader()) {
      throw new HostException("this FE is not the master");
    }
    if (value > RestoredCounters.LAST) {
      throw new HostException("no values are left above " + value);
    }
    Database there = Env.getCurrentInternalCatalog().getDbNullable(database);
    Table found = there == null ? null : there.getTableNullable(table);
    Optional<Column> column = found == null ? Optional.empty() : column(found);
    if (column.isEmpty()) {
      throw new HostException("table " + table + " has no AUTO_INCREMENT column any more");
    }
    try {
      restored.mend(there, (OlapTable) found);
      pass(((OlapTable) found).getAutoIncrementGenerator(), column.get().getUniqueId(), value);
    } catch (UserException | RuntimeException e) {
      throw new HostException("the counter was not moved: " + e.getMessage(), e);
    }
  }

  private static void pass(AutoIncrementGenerator counter, long column, long value)
      throws UserException {
    long next = counter.getAutoIncrementRange(column, 1, 0).first + 1;
    if (next <= value) {
      counter.getAutoIncrementRange(column, value - next + 1, 0);
    }
  }
}
