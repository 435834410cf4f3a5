package org.dorisdr.minidoris.fe.door;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.session.Forwarder;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.SystemVariables;

/** TODO next. */
final class MasterForwarder implements Forwarder {
  MasterForwarder(FeServer fe, SystemVariables variables) {}

  @Override
  public StatementResult forward(Session session, String text) {
    return Forwarder.refuse(session, text);
  }
}
