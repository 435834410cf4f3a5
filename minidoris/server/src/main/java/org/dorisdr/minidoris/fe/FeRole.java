package org.dorisdr.minidoris.fe;

import com.sleepycat.je.DatabaseNotFoundException;
import com.sleepycat.je.LockConflictException;
import com.sleepycat.je.rep.ReplicatedEnvironment;
import com.sleepycat.je.rep.RestartRequiredException;
import com.sleepycat.je.rep.StateChangeEvent;
import com.sleepycat.je.rep.StateChangeListener;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.fe.journal.CorruptMetadataException;
import org.dorisdr.minidoris.fe.journal.JeJournal;
import org.dorisdr.minidoris.fe.journal.JeSettings;
import org.dorisdr.minidoris.fe.journal.JournalProblem;
import org.dorisdr.minidoris.fe.journal.MissingRecordsException;
import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what the election says: master, follower, or neither. One thread does all the changes, in
 * order; while a follower it applies what the master writes. A master that is none any more starts
 * again, as in Doris: only so nothing of its time in office is left.
 */
final class FeRole implements StateChangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(FeRole.class);
  private static final long REPLAY_PAUSE_MILLIS = 20;
  private static final String IMAGE_IS_ENOUGH = "metadata_failure_recovery";

  private final FeServer server;
  private final JeJournal journal;
  private final CatchUp catchUp;
  private final BlockingQueue<ReplicatedEnvironment.State> states = new LinkedBlockingQueue<>();
  private ReplicatedEnvironment.State state = ReplicatedEnvironment.State.UNKNOWN;

  private FeRole(FeServer server, String helper) {
    this.server = server;
    JeSettings place = GroupPlace.of(server, helper);
    LostJournal.awaitMaster(place);
    this.journal = new JeJournal(place, this, FeRole::halt);
    this.catchUp = new CatchUp(server, journal);
  }

  static void join(FeServer server, String helper) {
    FeRole role = new FeRole(server, helper);
    server.open(role.journal, role.journal.group());
    Thread thread = new Thread(role::follow, "fe-role");
    thread.setDaemon(true);
    thread.start();
  }

  /** The outcome of a write is unknown: only a restart tells. */
  private static void halt() {
    LOG.error("this frontend ends now, and reads its journal when it is started again");
    System.err.println(
        "fe: cannot go on: it is unknown whether the last change was stored; the log says why."
            + " HINT: make room if the disk is full, and start it again");
    Runtime.getRuntime().halt(3);
  }

  @Override
  public void stateChange(StateChangeEvent event) {
    LOG.info("edit log state: {}", event.getState());
    if (!event.getState().isMaster()) {
      server.stepDown();
    }
    server.members().masterIs(event.getState().isActive() ? event.getMasterNodeName() : "");
    states.add(event.getState());
  }

  private void follow() {
    try {
      while (state != ReplicatedEnvironment.State.DETACHED && !server.ending().isDone()) {
        ReplicatedEnvironment.State next = states.poll(REPLAY_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          change(next);
        }
        if (state.isReplica()) {
          replay();
        }
      }
      if (!server.isClosed()) {
        server.end(Ending.restart("the edit log was closed"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RestartRequiredException | MissingRecordsException e) {
      server.end(Ending.restart(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Exception e) {
    if (server.isClosed()) {
      LOG.info("closed while its role changed: {}", e.toString());
      return;
    }
    LOG.error("this frontend cannot go on", e);
    String damaged = JournalProblem.isDamage(e) ? "the edit log is damaged: " : "";
    System.err.println("fe: cannot go on: " + damaged + JournalProblem.text(e));
    Runtime.getRuntime().halt(2);
  }

  private void change(ReplicatedEnvironment.State next) {
    boolean wasMaster = state.isMaster();
    state = next;
    if (wasMaster && !next.isMaster()) {
      server.end(Ending.restart("another frontend is the master"));
      return;
    }
    if (!next.isMaster()) {
      return;
    }
    try {
      journal.openRecords();
      checkComplete();
      server.becomeMaster();
    } catch (MissingRecordsException e) {
      if (journal.group().voters().size() > 1) {
        // Another one may have what is missing here.
        throw e;
      }
      throw new CorruptMetadataException(
          "no image in "
              + server.metaDirectory().resolve("image")
              + " goes with the edit log: "
              + e.getMessage()
              + ". HINT: put back the newest image",
          e);
    } catch (NotMasterException e) {
      // Lost again meanwhile: the next state is in the queue, or the process ends.
      server.stepDown();
      LOG.info("no longer the master: {}", e.getMessage());
    }
  }

  /**
   * Journal records are kept until an image of a later one is there, so it never ends before it.
   */
  private void checkComplete() {
    long newest = journal.maxId();
    long image = server.editLog().appliedId();
    if (newest < image && !"true".equals(server.settings().text(IMAGE_IS_ENOUGH, "false"))) {
      throw new CorruptMetadataException(
          "the edit log in "
              + server.metaDirectory().resolve("bdb")
              + " ends with record "
              + newest
              + ", before image."
              + image
              + ": what was written after the image is lost. HINT: put back the edit log, or set "
              + IMAGE_IS_ENOUGH
              + " = true in fe.conf for one start to go on from the image alone");
    }
  }

  private void replay() throws IOException {
    try {
      journal.openRecords();
      catchUp.step();
    } catch (DatabaseNotFoundException e) {
      LOG.debug("the edit log has not arrived yet");
    } catch (LockConflictException e) {
      LOG.debug("the edit log was busy: {}", e.getMessage());
    }
  }
}
