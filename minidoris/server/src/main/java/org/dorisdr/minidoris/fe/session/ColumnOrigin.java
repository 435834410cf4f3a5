package org.dorisdr.minidoris.fe.session;

/**
 * Where a column of a result comes from, as its definition tells clients. Texts are empty where
 * there is nothing to tell. Immutable.
 *
 * @param table what the statement calls the table
 * @param originalTable what the table is called
 * @param originalName what the column is called there
 */
public record ColumnOrigin(
    String database, String table, String originalTable, String originalName) {
  /** Of an expression. */
  public static final ColumnOrigin NONE = new ColumnOrigin("", "", "", "");

  /** Of a column that a table has. */
  public static ColumnOrigin of(String database, String table, String column) {
    return new ColumnOrigin(database, table, table, column);
  }

  /** Of a row that a statement other than a query answers: it stands for itself. */
  static ColumnOrigin shown(String column) {
    return new ColumnOrigin("", "", "", column);
  }

  /** The same in a table that the statement calls otherwise. */
  public ColumnOrigin in(String alias) {
    return new ColumnOrigin(database, alias, originalTable, originalName);
  }

  /** The same for a column that got a name in a query: the table is called what it is. */
  public ColumnOrigin renamed() {
    return in(originalTable);
  }
}
