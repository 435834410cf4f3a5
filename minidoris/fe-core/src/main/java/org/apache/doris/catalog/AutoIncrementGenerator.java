package org.apache.doris.catalog;

import java.util.OptionalLong;
import org.apache.doris.common.Pair;
import org.apache.doris.common.UserException;
import org.dorisdr.minidoris.host.Counters;
import org.dorisdr.minidoris.host.FeHosts;

/**
 * Hands out the values of the AUTO_INCREMENT column of one table. One for each table and frontend,
 * as long as that lives. Thread safe.
 */
public class AutoIncrementGenerator {
  static {
    Counters.set(new Access());
  }

  private final long counted;

  // Named as in Doris: under which ids the journal has what is handed out.
  private volatile Long dbId;
  private volatile Long tableId;
  private final Long columnId;

  private AutoIncrementGenerator(long counted, Long dbId, Long tableId, Long columnId) {
    this.counted = counted;
    this.dbId = dbId;
    this.tableId = tableId;
    this.columnId = columnId;
  }

  /**
   * Reserves values that follow each other.
   *
   * @param lowerBound without effect, as in Doris of today
   * @return the first of them, and how many
   */
  public synchronized Pair<Long, Long> getAutoIncrementRange(
      long columnId, long length, long lowerBound) throws UserException {
    OptionalLong first =
        columnId == this.columnId
            ? FeHosts.current().reserveAutoIncrement(counted, length)
            : OptionalLong.empty();
    if (first.isEmpty()) {
      throw new UserException("column dosen't exist, columnId=" + columnId);
    }
    return Pair.of(first.getAsLong(), length);
  }

  private static final class Access implements Counters.Access {
    @Override
    public AutoIncrementGenerator make(long counted, long dbId, long tableId, long columnId) {
      return new AutoIncrementGenerator(counted, dbId, tableId, columnId);
    }

    @Override
    public long database(AutoIncrementGenerator counter) {
      return counter.dbId;
    }

    @Override
    public long table(AutoIncrementGenerator counter) {
      return counter.tableId;
    }
  }
}
