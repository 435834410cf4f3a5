package org.dorisdr.minidoris.fe.rpc;

import org.apache.thrift.TException;
import org.dorisdr.thrift.TMasterOpRequest;
import org.dorisdr.thrift.TMasterOpResult;

/**
 * Runs statements that another frontend forwards to this one. Thread safe. A {@link
 * org.dorisdr.minidoris.fe.FeModule} implements it.
 */
public interface ForwardedStatements {
  TMasterOpResult forward(TMasterOpRequest request) throws TException;
}
