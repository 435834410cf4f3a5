package org.apache.doris.catalog;

/** A table or view. */
public abstract class Table extends MetaObject {
  private final String name;

  Table(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }

  public void readLock() {}

  public void readUnlock() {}
}
