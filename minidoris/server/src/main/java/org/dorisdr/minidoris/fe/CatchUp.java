package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.util.Optional;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.cluster.FeAddress;
import org.dorisdr.minidoris.fe.group.GroupLink;
import org.dorisdr.minidoris.fe.group.RpcAddress;
import org.dorisdr.minidoris.fe.journal.JeJournal;
import org.dorisdr.minidoris.fe.journal.MissingRecordsException;
import org.dorisdr.minidoris.thrift.TMiniJoinAnswer;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a follower up to the master: an image if its own are too old, then the records, and its
 * ports open when it has all that the master had when it started. One thread.
 */
final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final long ASK_NANOS = 500_000_000;

  private final FeServer server;
  private final JeJournal journal;

  /** The master's newest record when it was told of us; -1 until then. */
  private long target = -1;

  private long lastAsked = System.nanoTime() - ASK_NANOS;

  CatchUp(FeServer server, JeJournal journal) {
    this.server = server;
    this.journal = journal;
  }

  /** Applies what has arrived. */
  void step() throws IOException {
    if (server.isReady()) {
      server.replay();
      return;
    }
    if (journal.minId() > server.editLog().appliedId() + 1 && !fetchImage()) {
      return;
    }
    server.replay();
    if (target < 0) {
      announce();
    }
    if (target >= 0 && server.editLog().appliedId() >= target) {
      server.becomeReady();
      LOG.info("follower, journal id {}", server.editLog().appliedId());
    }
  }

  /** Whether there is an image now that the journal continues. */
  private boolean fetchImage() throws IOException {
    Optional<RpcAddress> master = master();
    if (master.isEmpty()) {
      return false;
    }
    try {
      long id = GroupLink.fetchImage(master.get(), server.token(), server.images());
      LOG.info("fetched image.{} from {}", id, master.get());
      server.load();
    } catch (TException e) {
      LOG.warn("no image from {}: {}", master.get(), e.toString());
      return false;
    }
    long next = server.editLog().appliedId() + 1;
    if (journal.minId() > next) {
      throw new MissingRecordsException(next, journal.minId());
    }
    return true;
  }

  private void announce() {
    Optional<RpcAddress> master = master();
    if (master.isEmpty()) {
      return;
    }
    try {
      TMiniJoinAnswer answer = GroupLink.join(master.get(), FeAddress.of(server.settings()));
      if (answer.getStatusCode() == TStatusCode.NOT_FOUND.getValue()
          || (answer.isSetNodeName() && !answer.getNodeName().equals(server.nodeName()))) {
        server.dropped();
      } else if (answer.getStatusCode() == TStatusCode.OK.getValue()) {
        target = answer.getJournalId();
      } else {
        LOG.info("the master does not take us yet: {}", answer.getError());
      }
    } catch (TException e) {
      LOG.info("the master does not answer yet: {}", e.toString());
    }
  }

  /** Asked for twice a second at most. */
  private Optional<RpcAddress> master() {
    if (System.nanoTime() - lastAsked < ASK_NANOS) {
      return Optional.empty();
    }
    lastAsked = System.nanoTime();
    return journal.group().masterState().map(RpcAddress::of);
  }
}
