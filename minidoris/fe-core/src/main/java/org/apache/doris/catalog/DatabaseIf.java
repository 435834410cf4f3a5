package org.apache.doris.catalog;

/** A database of some catalog. */
public interface DatabaseIf<T> {
  long getId();

  String getFullName();

  DatabaseProperty getDbProperties();
}
