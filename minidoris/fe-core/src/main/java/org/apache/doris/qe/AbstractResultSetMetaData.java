package org.apache.doris.qe;

import java.util.ArrayList;
import java.util.List;
import org.apache.doris.catalog.Column;

/** Columns in a list. */
public class AbstractResultSetMetaData implements ResultSetMetaData {
  private final List<Column> columns;

  public AbstractResultSetMetaData(List<Column> columns) {
    this.columns = new ArrayList<>(columns);
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public List<Column> getColumns() {
    return columns;
  }

  @Override
  public Column getColumn(int idx) {
    return columns.get(idx);
  }

  @Override
  public void removeColumn(int idx) {
    columns.remove(idx);
  }
}
