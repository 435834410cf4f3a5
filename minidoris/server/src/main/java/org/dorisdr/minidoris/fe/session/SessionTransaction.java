package org.dorisdr.minidoris.fe.session;

/** A transaction that a session has begun with BEGIN and not ended yet. Used by its thread only. */
public interface SessionTransaction {
  /** Ends it without effect, because the session ends. */
  void abandon();
}
