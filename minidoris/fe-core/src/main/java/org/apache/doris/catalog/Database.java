package org.apache.doris.catalog;

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

  public void readLock() {}

  public void readUnlock() {}
}
