package org.dorisdr.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.dorisdr.host.HostException;
import org.dorisdr.host.MetaStore;
import org.dorisdr.host.Metrics;

/** A store that tells on the metrics page how often it was written to. Thread safe. */
public final class CountedStore implements MetaStore, Metrics.Source {

  private final MetaStore store;
  private final String metric;
  private final String help;
  private final AtomicLong writes = new AtomicLong();

  /**
   * @param metric its name, which begins with {@code dr_} and ends with {@code _total}
   */
  public CountedStore(MetaStore store, String metric, String help) {
    this.store = store;
    this.metric = metric;
    this.help = help;
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
    writes.incrementAndGet();
    store.put(pairs);
  }

  @Override
  public List<Metrics.Sample> samples() {
    return List.of(new Metrics.Sample(metric, help, Map.of(), writes.get()));
  }
}
