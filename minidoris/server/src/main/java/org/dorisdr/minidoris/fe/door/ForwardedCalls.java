package org.dorisdr.minidoris.fe.door;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.session.Dispatcher;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.thrift.TMasterOpRequest;
import org.dorisdr.thrift.TMasterOpResult;

/** TODO next. */
final class ForwardedCalls {
  ForwardedCalls(FeServer fe, Dispatcher dispatcher, SystemVariables variables) {}

  TMasterOpResult run(TMasterOpRequest request) {
    throw new UnsupportedOperationException();
  }
}
