package org.dorisdr.minidoris.fe.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A journal that ends with the process: for tests. */
public final class MemoryJournal implements Journal {
  private final ConcurrentSkipListMap<Long, byte[]> records = new ConcurrentSkipListMap<>();

  @Override
  public void append(long id, byte[] record) {
    if (id != maxId() + 1 && !records.isEmpty()) {
      throw new IllegalStateException("journal record " + id + " after " + maxId());
    }
    records.put(id, record);
  }

  @Override
  public long maxId() {
    return records.isEmpty() ? 0 : records.lastKey();
  }

  @Override
  public long minId() {
    return records.isEmpty() ? 0 : records.firstKey();
  }

  @Override
  public Map<Long, byte[]> read(long fromId, int limit) {
    Map<Long, byte[]> found = new LinkedHashMap<>();
    for (Map.Entry<Long, byte[]> e : records.tailMap(fromId).entrySet()) {
      if (found.size() == limit) {
        break;
      }
      found.put(e.getKey(), e.getValue());
    }
    return found;
  }

  @Override
  public void deleteThrough(long id) {
    records.headMap(id, true).clear();
  }

  @Override
  public void close() {}
}
