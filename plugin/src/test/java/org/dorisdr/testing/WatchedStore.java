package org.dorisdr.testing;

import java.util.Map;
import java.util.Optional;
import org.dorisdr.host.HostException;
import org.dorisdr.host.MetaStore;

/** A store whose writes go through a test, which may count them or die before or after one. */
public record WatchedStore(MetaStore store, Writing writing) implements MetaStore {
  /** What a test does with a write. */
  public interface Writing {
    void put(MetaStore real, Map<String, String> pairs) throws HostException;
  }

  @Override
  public boolean isReady() {
    return store.isReady();
  }

  @Override
  public Optional<String> get(String key) {
    return store.get(key);
  }

  @Override
  public Map<String, String> scan(String prefix) {
    return store.scan(prefix);
  }

  @Override
  public void put(Map<String, String> pairs) throws HostException {
    writing.put(store, pairs);
  }
}
