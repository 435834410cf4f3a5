package org.dorisdr.minidoris.fe;

import com.sleepycat.je.rep.ReplicatedEnvironment;
import com.sleepycat.je.rep.StateChangeEvent;
import com.sleepycat.je.rep.StateChangeListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.fe.journal.JeJournal;
import org.dorisdr.minidoris.fe.journal.JeSettings;
import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what the election says: master, follower, or neither. One thread does all the changes, in
 * order; while a follower it applies what the master writes.
 */
final class FeRole implements StateChangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(FeRole.class);
  private static final long REPLAY_PAUSE_MILLIS = 20;

  private final FeServer server;
  private final JeJournal journal;
  private final BlockingQueue<ReplicatedEnvironment.State> states = new LinkedBlockingQueue<>();

  private FeRole(FeServer server, JeSettings settings) {
    this.server = server;
    this.journal = new JeJournal(settings, this, FeRole::halt);
  }

  static void join(FeServer server, String hostAndPort, String helper) {
    FeSettings settings = server.settings();
    FeRole role =
        new FeRole(
            server,
            new JeSettings(
                server.metaDirectory().resolve("bdb"),
                server.nodeName(),
                hostAndPort,
                helper == null ? hostAndPort : helper,
                settings.number("bdbje_cache_bytes", 32L << 20),
                settings.number("bdbje_free_disk_bytes", 100L << 20)));
    server.open(role.journal);
    Thread thread = new Thread(role::follow, "fe-role");
    thread.setDaemon(true);
    thread.start();
  }

  /** The outcome of a write is unknown: only a restart tells. */
  private static void halt() {
    LOG.error("this frontend ends now, and reads its journal when it is started again");
    Runtime.getRuntime().halt(3);
  }

  @Override
  public void stateChange(StateChangeEvent event) {
    LOG.info("edit log state: {}", event.getState());
    if (!event.getState().isMaster()) {
      server.stepDown();
    }
    states.add(event.getState());
  }

  private void follow() {
    ReplicatedEnvironment.State state = ReplicatedEnvironment.State.UNKNOWN;
    try {
      while (state != ReplicatedEnvironment.State.DETACHED) {
        ReplicatedEnvironment.State next = states.poll(REPLAY_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          state = next;
          change(state);
        } else if (state.isReplica()) {
          server.replay();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (server.isClosed()) {
        LOG.info("closed while its role changed: {}", e.toString());
        return;
      }
      LOG.error("this frontend cannot go on", e);
      System.err.println("fe: " + e.getMessage());
      Runtime.getRuntime().halt(2);
    }
  }

  private void change(ReplicatedEnvironment.State state) {
    if (state.isActive()) {
      journal.openRecords();
    }
    if (state.isMaster()) {
      try {
        server.becomeMaster();
      } catch (NotMasterException e) {
        // Lost again meanwhile: the next state is in the queue, or the process ends.
        LOG.info("no longer the master: {}", e.getMessage());
      }
    } else if (state.isReplica()) {
      server.becomeFollower();
    }
  }
}
