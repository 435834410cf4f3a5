package org.dorisdr.minidoris.fe.proc;

import org.dorisdr.minidoris.fe.session.StatementResult;

/** A place that SHOW PROC shows. Thread safe. */
@FunctionalInterface
public interface ProcNode {
  /** What stands there now. */
  StatementResult rows();
}
