package org.apache.doris.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.host.FeHosts;

/** A database of the internal catalog. */
public class Database extends MetaObject implements DatabaseIf<Object> {
  private final long id;
  private final String fullQualifiedName;

  public Database(long id, String name) {
    this.id = id;
    this.fullQualifiedName = name;
  }

  @Override
  public long getId() {
    return id;
  }

  @Override
  public String getFullName() {
    return fullQualifiedName;
  }

  @Override
  public DatabaseProperty getDbProperties() {
    return new DatabaseProperty(
        FeHosts.current().databaseProperties(fullQualifiedName).orElse(Map.of()));
  }

  /** Those that backends keep, as they are now. */
  public List<Table> getTables() {
    List<Table> tables = new ArrayList<>();
    FeHosts.current().tables(id).forEach(info -> tables.add(new OlapTable(info)));
    return tables;
  }

  /** Null if there is none, or it is none that backends keep. */
  public Table getTableNullable(String tableName) {
    return getTables().stream().filter(t -> t.getName().equals(tableName)).findFirst().orElse(null);
  }

  public void readLock() {}

  public void readUnlock() {}
}
