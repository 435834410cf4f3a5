package org.apache.doris.catalog;

import java.util.OptionalLong;
import org.apache.doris.common.Pair;
import org.apache.doris.common.UserException;
import org.dorisdr.minidoris.host.FeHosts;

/** Hands out the values of the AUTO_INCREMENT column of one table. Thread safe. */
public class AutoIncrementGenerator {
  private final long tableId;
  private final long columnId;

  AutoIncrementGenerator(long tableId, long columnId) {
    this.tableId = tableId;
    this.columnId = columnId;
  }

  /**
   * Reserves values that follow each other.
   *
   * @param lowerBound without effect, as in Doris of today
   * @return the first of them, and how many
   */
  public Pair<Long, Long> getAutoIncrementRange(long columnId, long length, long lowerBound)
      throws UserException {
    OptionalLong first =
        columnId == this.columnId
            ? FeHosts.current().reserveAutoIncrement(tableId, length)
            : OptionalLong.empty();
    if (first.isEmpty()) {
      throw new UserException("column dosen't exist, columnId=" + columnId);
    }
    return Pair.of(first.getAsLong(), length);
  }
}
