package org.dorisdr.minidoris.fe.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A database: named tables and properties. Guarded by the catalog's lock. */
public final class Database {
  public long id;
  public String name;
  public Map<String, String> properties = new LinkedHashMap<>();

  /** By id. */
  public Map<Long, Table> tables = new LinkedHashMap<>();

  public Database() {}

  public Database(long id, String name) {
    this.id = id;
    this.name = name;
  }

  public Optional<Table> table(String tableName) {
    return tables.values().stream().filter(t -> t.name.equals(tableName)).findFirst();
  }

  public Optional<OlapTable> olapTable(String tableName) {
    return table(tableName).filter(OlapTable.class::isInstance).map(OlapTable.class::cast);
  }
}
