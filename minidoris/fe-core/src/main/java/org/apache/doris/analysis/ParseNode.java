package org.apache.doris.analysis;

import org.apache.doris.common.UserException;

/** A piece of a parsed statement. */
public interface ParseNode {
  void analyze() throws UserException;

  String toSql();
}
