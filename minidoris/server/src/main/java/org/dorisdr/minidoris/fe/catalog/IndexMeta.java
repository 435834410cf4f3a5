package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.List;

/** Schema of one index of a table: base index or rollup. Guarded by the catalog's lock. */
public final class IndexMeta {
  public long id;
  public String name;
  public KeysType keysType;

  /** Visible and hidden columns, keys first. */
  public List<Column> columns = new ArrayList<>();

  public int schemaVersion;

  /** Fixed at creation of the index, also while light schema changes go on. */
  public int schemaHash;

  public int shortKeyCount = 1;

  /** True while a schema change or rollup job fills it. */
  public boolean shadow;

  /** Whether it has a column of this name. */
  public boolean has(String column) {
    return columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(column));
  }
}
