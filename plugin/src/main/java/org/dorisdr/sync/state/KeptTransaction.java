package org.dorisdr.sync.state;

import java.util.List;

/**
 * A transaction that was begun on the target for one table alone and left there, since its backends
 * are still at it. Immutable. Stays known when it is over: a label says for ever what it is for.
 *
 * @param seq of the record that it brings
 * @param epoch part of its label
 * @param txnId on the target; -1 if nothing is to be found there any more
 * @param subTxnIds on the target, in order; empty if it has none
 * @param sources ids of the source's backends that the fetches may be waiting for
 * @param fetched how much of it was there when it was left last, in replicas of tablets
 * @param sinceMs since when it has not become more
 */
public record KeptTransaction(
    long seq,
    long epoch,
    long txnId,
    List<Long> subTxnIds,
    List<Long> sources,
    int fetched,
    long sinceMs) {

  /** It was given up; what comes in its place has the same label. */
  public KeptTransaction givenUp() {
    return new KeptTransaction(seq, epoch, -1, List.of(), List.of(), 0, 0);
  }
}
