package org.dorisdr.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the samples of all sources every few seconds for the FE's metrics page. Only the leader
 * shows them, for only it knows; elsewhere there is just that it is not the leader. Thread safe;
 * {@link #close} takes everything off the page.
 */
public final class MetricsPublisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsPublisher.class);
  private static final long EVERY_S = 5;

  private final Metrics metrics;
  private final Leadership leadership;
  private final List<Metrics.Source> sources = new CopyOnWriteArrayList<>();
  private boolean closed;

  public MetricsPublisher(Metrics metrics, Leadership leadership) {
    this.metrics = metrics;
    this.leadership = leadership;
  }

  /** Adds a source; its names begin with {@code dr_}. */
  public void add(Metrics.Source source) {
    sources.add(source);
  }

  /** Publishes from now on. */
  public void start(ScheduledExecutorService timer) {
    timer.scheduleWithFixedDelay(this::publishSafely, 1, EVERY_S, TimeUnit.SECONDS);
  }

  private void publishSafely() {
    try {
      publish();
    } catch (RuntimeException e) {
      LOG.warn("metrics could not be gathered, trying again", e);
    }
  }

  /** Gathers and shows once. */
  public synchronized void publish() {
    if (closed) {
      return;
    }
    boolean leader = leadership.isReady() && leadership.isLeader();
    List<Metrics.Sample> samples = new ArrayList<>();
    samples.add(
        new Metrics.Sample(
            "dr_leader",
            "Whether the jobs of doris-dr run on this FE",
            java.util.Map.of(),
            leader ? 1 : 0));
    if (leader) {
      sources.forEach(source -> samples.addAll(source.samples()));
    }
    metrics.publish(samples);
  }

  @Override
  public synchronized void close() {
    closed = true;
    metrics.publish(List.of());
  }
}
