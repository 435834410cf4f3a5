package org.dorisdr.minidoris.fe.txn;

/** Load transactions of all databases: labels, commits, publishing. Thread safe. */
public interface TransactionManager {}
