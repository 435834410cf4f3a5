package org.dorisdr.minidoris.be.storage;

/**
 * What one transaction does to one tablet. Immutable.
 *
 * @param rowset null until it is committed
 */
public record TabletTxn(
    long txnId,
    long partitionId,
    long tabletId,
    long loadIdHigh,
    long loadIdLow,
    State state,
    RowsetMeta rowset) {

  /** PREPARED lives in memory only: after a restart the load has to be repeated. */
  public enum State {
    PREPARED,
    COMMITTED
  }

  TabletTxn committed(RowsetMeta written) {
    return new TabletTxn(
        txnId, partitionId, tabletId, loadIdHigh, loadIdLow, State.COMMITTED, written);
  }
}
