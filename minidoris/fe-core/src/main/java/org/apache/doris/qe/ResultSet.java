package org.apache.doris.qe;

import java.util.List;

/** Rows of text; a null element is SQL NULL. */
public interface ResultSet {
  boolean next();

  List<List<String>> getResultRows();

  ResultSetMetaData getMetaData();

  String getString(int col);

  byte getByte(int col);

  int getInt(int col);

  long getLong(int col);

  short getShort(int col);
}
