package org.apache.doris.catalog;

/** A table or view. */
public abstract class Table extends MetaObject {
  private final long id;
  private final String name;

  Table(long id, String name) {
    this.id = id;
    this.name = name;
  }

  public long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void readLock() {}

  public void readUnlock() {}
}
