package org.apache.doris.qe;

import java.util.List;
import org.apache.doris.catalog.Column;

/** Columns of rows. */
public interface ResultSetMetaData {
  int getColumnCount();

  List<Column> getColumns();

  Column getColumn(int idx);

  void removeColumn(int idx);
}
