package org.apache.doris.qe;

import java.util.List;

/** Rows in a list. Read by one thread. */
public abstract class AbstractResultSet implements ResultSet {
  protected ResultSetMetaData metaData;
  protected List<List<String>> resultRows;
  private int at = -1;

  public AbstractResultSet() {}

  public AbstractResultSet(ResultSetMetaData metaData, List<List<String>> resultRows) {
    this.metaData = metaData;
    this.resultRows = resultRows;
  }

  @Override
  public boolean next() {
    if (at + 1 >= resultRows.size()) {
      return false;
    }
    at++;
    return true;
  }

  @Override
  public List<List<String>> getResultRows() {
    return resultRows;
  }

  @Override
  public ResultSetMetaData getMetaData() {
    return metaData;
  }

  @Override
  public String getString(int col) {
    return resultRows.get(at).get(col);
  }

  @Override
  public byte getByte(int col) {
    return Byte.parseByte(getString(col));
  }

  @Override
  public int getInt(int col) {
    return Integer.parseInt(getString(col));
  }

  @Override
  public long getLong(int col) {
    return Long.parseLong(getString(col));
  }

  @Override
  public short getShort(int col) {
    return Short.parseShort(getString(col));
  }
}
