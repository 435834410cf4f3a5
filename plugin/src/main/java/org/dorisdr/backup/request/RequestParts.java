package org.dorisdr.backup.request;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.dorisdr.backup.store.ObjectStores;
import org.dorisdr.config.DrConfig;
import org.dorisdr.host.Clock;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.Repositories;

/**
 * What requests are run with.
 *
 * @param io where many calls to a store run at a time
 */
public record RequestParts(
    RequestStore store,
    LocalSql sql,
    LocalCluster local,
    Repositories repositories,
    ObjectStores stores,
    Executor io,
    Clock clock,
    RandomGenerator random,
    DrConfig config) {

  StockJobs stock() {
    return new StockJobs(sql);
  }

  long nowMs() {
    return clock.now().toEpochMilli();
  }
}
