package org.dorisdr.minidoris.fe.catalog;

/** Data model of a table. */
public enum KeysType {
  DUP_KEYS("DUPLICATE"),
  UNIQUE_KEYS("UNIQUE"),
  AGG_KEYS("AGGREGATE");

  private final String keyword;

  KeysType(String keyword) {
    this.keyword = keyword;
  }

  /** Word before {@code KEY} in CREATE TABLE. */
  public String keyword() {
    return keyword;
  }
}
