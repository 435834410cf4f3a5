package org.dorisdr.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.host.AutoIncrements;
import org.dorisdr.host.HostException;

/** Counters in memory, of one database. */
public final class MemoryCounters implements AutoIncrements {
  /** Columns by table. */
  public final Map<String, String> columns = new ConcurrentHashMap<>();

  /** What was given last, by table; a table without cannot have its counter moved. */
  public final Map<String, Long> given = new ConcurrentHashMap<>();

  @Override
  public Map<String, String> columns(String database) {
    return Map.copyOf(columns);
  }

  /** Why counters of restored tables are not mended; null = they are. */
  public volatile String mendProblem;

  @Override
  public void mendRestored() {}

  @Override
  public long mended() {
    return 0;
  }

  @Override
  public Optional<String> mendProblem() {
    return Optional.ofNullable(mendProblem);
  }

  @Override
  public void passBeyond(String database, String table, long value) throws HostException {
    if (!given.containsKey(table)) {
      throw new HostException("the counter was not moved: no journal");
    }
    given.merge(table, value, Math::max);
  }
}
