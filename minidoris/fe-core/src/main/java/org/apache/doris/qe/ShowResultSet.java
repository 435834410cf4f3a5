package org.apache.doris.qe;

import java.util.List;

/** Rows of a SHOW statement. */
public class ShowResultSet extends AbstractResultSet {
  public ShowResultSet(ResultSetMetaData metaData, List<List<String>> resultRows) {
    super(metaData, resultRows);
  }
}
