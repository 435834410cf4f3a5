package org.dorisdr.minidoris.fe.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A journal that ends with the process: for tests. */
public class MemoryJournal implements Journal {
  private final ConcurrentSkipListMap<Long, byte[]> records = new ConcurrentSkipListMap<>();

  @Override
  public void append(long firstId, List<byte[]> added) {
    if (firstId != maxId() + 1 && !records.isEmpty()) {
      throw new IllegalStateException("journal record " + firstId + " after " + maxId());
    }
    for (int i = 0; i < added.size(); i++) {
      records.put(firstId + i, added.get(i));
    }
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
