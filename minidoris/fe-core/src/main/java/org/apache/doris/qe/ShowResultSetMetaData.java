package org.apache.doris.qe;

import java.util.ArrayList;
import java.util.List;
import org.apache.doris.catalog.Column;

/** Columns of a SHOW statement. */
public class ShowResultSetMetaData extends AbstractResultSetMetaData {
  public ShowResultSetMetaData(List<Column> columns) {
    super(columns);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects columns. */
  public static class Builder {
    private final List<Column> columns = new ArrayList<>();

    public Builder addColumn(Column col) {
      columns.add(col);
      return this;
    }

    public ShowResultSetMetaData build() {
      return new ShowResultSetMetaData(columns);
    }
  }
}
