package org.dorisdr.sync.state;

import java.util.Map;
import java.util.TreeMap;

/** The tables of one job as they are stored: beside the progress, written only when they change. */
public final class SyncTables {

  public static final int FORMAT = 1;

  public int format = FORMAT;
  public TreeMap<Long, TableProgress> tables = new TreeMap<>();

  /** Rows that were applied to each; as of the last write, so a crash may lose some. */
  public Map<Long, Long> rows = new TreeMap<>();

  SyncTables() {}

  SyncTables(TreeMap<Long, TableProgress> tables) {
    this.tables = tables;
    tables.forEach((id, table) -> rows.put(id, table.rows));
  }

  /** The tables with their counters. */
  TreeMap<Long, TableProgress> counted() {
    rows.forEach((id, count) -> tables.computeIfPresent(id, (k, table) -> counted(table, count)));
    return tables;
  }

  private static TableProgress counted(TableProgress table, long count) {
    table.rows = count;
    return table;
  }
}
