package org.dorisdr.cluster;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.dorisdr.cluster.ClusterException.Kind;
import org.dorisdr.host.Clock;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * Sends a call to the master FE, wherever it is: tries the FE that was master last, follows what
 * NOT_MASTER answers tell, then the other known FEs, then asks over SQL who the FEs are. Thread
 * safe; to be closed.
 *
 * <p>A call whose request was sent and whose answer was lost is not repeated here: the caller knows
 * how to settle it.
 */
final class FrontendClient implements Closeable {

  /** Asks the cluster over SQL for its FEs. */
  interface Lookup {
    /** Thrift addresses, the master first. */
    List<HostPort> frontends() throws ClusterException;
  }

  private static final long NEVER = Long.MIN_VALUE;
  private static final long LEARN_NANOS = Duration.ofMinutes(1).toNanos();

  private final String cluster;
  private final ThriftPool<FrontendService.Client> pool;
  private final FrontendDirectory directory;
  private final Lookup lookup;
  private final Map<String, String> hostMapping;
  private final Clock clock;
  private final AtomicLong learnt = new AtomicLong(NEVER);

  FrontendClient(
      String cluster,
      FrontendDirectory directory,
      Lookup lookup,
      Map<String, String> hostMapping,
      Duration connectTimeout,
      Clock clock) {
    this.cluster = cluster;
    this.directory = directory;
    this.lookup = lookup;
    this.hostMapping = hostMapping;
    this.clock = clock;
    this.pool = new ThriftPool<>(FrontendService.Client::new, connectTimeout, clock);
  }

  /** One answer of which only the caller knows the type. */
  record Shape<R>(
      String call,
      Duration timeout,
      Function<R, TStatus> status,
      Function<R, TNetworkAddress> master) {}

  <R> R call(Shape<R> shape, ThriftPool.Call<FrontendService.Client, R> call)
      throws ClusterException {
    ClusterException last = null;
    for (HostPort address : directory.inOrder()) {
      try {
        R result = tryOne(shape, call, address);
        if (result != null) {
          learnSometimes();
          return result;
        }
      } catch (ClusterException e) {
        if (e.kind() != Kind.UNREACHABLE) {
          throw e;
        }
        last = e;
      }
    }
    return askAround(shape, call, last);
  }

  /**
   * Learns of the other FEs while there is one to ask: when the only ones that the user named are
   * down it is too late.
   */
  private void learnSometimes() {
    long now = clock.nanoTime();
    long before = learnt.get();
    if ((before != NEVER && now - before < LEARN_NANOS) || !learnt.compareAndSet(before, now)) {
      return;
    }
    try {
      List<HostPort> found = lookup.frontends();
      if (!found.isEmpty()) {
        directory.learn(found, directory.inOrder().get(0));
      }
    } catch (ClusterException e) {
      // The user may see no FRONTENDS; the call itself went well.
    }
  }

  /** Null if that FE is not the master. */
  private <R> R tryOne(
      Shape<R> shape, ThriftPool.Call<FrontendService.Client, R> call, HostPort address)
      throws ClusterException {
    R result = pool.call(cluster + ": " + shape.call(), address, shape.timeout(), call);
    TStatus status = shape.status().apply(result);
    if (status != null && status.getStatusCode() == TStatusCode.NOT_MASTER) {
      TNetworkAddress told = shape.master().apply(result);
      if (told == null) {
        return null;
      }
      HostPort master = new HostPort(told.getHostname(), told.getPort()).mapped(hostMapping);
      R second = pool.call(cluster + ": " + shape.call(), master, shape.timeout(), call);
      TStatus secondStatus = shape.status().apply(second);
      if (secondStatus != null && secondStatus.getStatusCode() == TStatusCode.NOT_MASTER) {
        return null;
      }
      directory.promote(master);
      return second;
    }
    directory.promote(address);
    return result;
  }

  private <R> R askAround(
      Shape<R> shape, ThriftPool.Call<FrontendService.Client, R> call, ClusterException last)
      throws ClusterException {
    List<HostPort> found = lookup.frontends();
    if (!found.isEmpty()) {
      directory.learn(found, found.get(0));
      for (HostPort address : found) {
        try {
          R result = tryOne(shape, call, address);
          if (result != null) {
            return result;
          }
        } catch (ClusterException e) {
          if (e.kind() != Kind.UNREACHABLE) {
            throw e;
          }
          last = e;
        }
      }
    }
    throw last != null
        ? last
        : ClusterException.transientError(cluster + ": none of its FEs is the master right now");
  }

  @Override
  public void close() {
    pool.close();
  }
}
