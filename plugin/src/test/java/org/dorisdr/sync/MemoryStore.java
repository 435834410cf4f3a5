package org.dorisdr.sync;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.host.HostException;
import org.dorisdr.host.MetaStore;

/** A journal in memory that outlives the crashes of a model world. */
final class MemoryStore implements MetaStore {
  private final TreeMap<String, String> pairs = new TreeMap<>();
  private final Faults faults;
  int writes;

  /** Whether every write is refused, as by a frontend that is not the master any more. */
  boolean refuses;

  MemoryStore(Faults faults) {
    this.faults = faults;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(pairs.get(key));
  }

  @Override
  public Map<String, String> scan(String prefix) {
    // On one thread nothing is written while somebody reads.
    return Collections.unmodifiableMap(pairs.subMap(prefix, prefix + Character.MAX_VALUE));
  }

  @Override
  public void put(Map<String, String> changed) throws HostException {
    if (refuses) {
      throw new HostException("this FE is not the master");
    }
    faults.write();
    writes++;
    changed.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            pairs.remove(key);
          } else {
            pairs.put(key, value);
          }
        });
    faults.write();
  }
}
