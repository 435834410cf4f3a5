package org.dorisdr.recovery;

import java.sql.SQLException;

/** What Doris says of a label that is used again. */
final class Labels {
  private Labels() {}

  /** Whether the transaction of that label was committed before. */
  static boolean isDone(SQLException e) {
    String text = String.valueOf(e.getMessage());
    return text.contains("has already been used")
        && (text.contains("[VISIBLE]") || text.contains("[COMMITTED]"));
  }
}
