package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A backend joins the cluster; it is alive once it has answered a heartbeat. */
public record AddBackendOp(long id, String host, int heartbeatPort) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    BackendNode node = new BackendNode();
    node.id = id;
    node.host = host;
    node.heartbeatPort = heartbeatPort;
    ((FeServer) frontend).nodes().put(node);
  }
}
