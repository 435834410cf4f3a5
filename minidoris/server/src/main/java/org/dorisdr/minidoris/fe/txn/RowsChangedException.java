package org.dorisdr.minidoris.fe.txn;

import org.dorisdr.thrift.TStatusCode;

/** Says that rows which a transaction has read were changed before it could commit. */
public final class RowsChangedException extends TransactionException {
  private static final long serialVersionUID = 1L;

  RowsChangedException(long transactionId, String table, String partition) {
    super(
        // A backend that is told so loads its file again.
        TStatusCode.DELETE_BITMAP_LOCK_ERROR,
        "rows of partition "
            + partition
            + " of table "
            + table
            + " were changed by another load while transaction "
            + transactionId
            + " updated some of their columns. HINT: load again");
  }
}
