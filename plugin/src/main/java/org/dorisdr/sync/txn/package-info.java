/** Transactions: planned, ingested by backends, committed in order, retried, never twice. */
package org.dorisdr.sync.txn;
