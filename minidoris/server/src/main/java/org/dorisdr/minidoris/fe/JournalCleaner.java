package org.dorisdr.minidoris.fe;

import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.cluster.FrontendMember;
import org.dorisdr.minidoris.fe.group.GroupLink;
import org.dorisdr.minidoris.fe.group.RpcAddress;
import org.dorisdr.minidoris.fe.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the records that no frontend needs any more: those that even the older of its two images
 * makes needless, on each of them, and the one image of an observer. As in Doris a frontend that is
 * away keeps the journal growing, until it is back or dropped. Master only.
 */
final class JournalCleaner {
  private static final Logger LOG = LoggerFactory.getLogger(JournalCleaner.class);

  private final FeServer fe;

  JournalCleaner(FeServer fe) {
    this.fe = fe;
  }

  void clean(Journal journal) {
    long through = fe.images().oldestId();
    for (FrontendMember member : fe.members().all()) {
      // One that never started begins with an image.
      if (member.hasJoined() && !member.name().equals(fe.nodeName())) {
        through = Math.min(through, neededBy(member));
      }
    }
    if (through > 0) {
      journal.deleteThrough(through);
      LOG.info("journal shortened through {}", through);
    }
  }

  private long neededBy(FrontendMember member) {
    try {
      return GroupLink.neededFrom(new RpcAddress(member.host(), member.rpcPort()), fe.token());
    } catch (TException e) {
      LOG.warn("{} does not answer, the journal keeps growing", member.address());
      return 0;
    }
  }
}
