package org.dorisdr.minidoris.fe.journal;

import org.dorisdr.minidoris.fe.Frontend;

/**
 * One durable change of a frontend's metadata.
 *
 * <p>An operation is decided before it is written: it holds every id, name and time that it sets,
 * so that applying it anywhere, at any time, yields the same metadata. Implementations are records
 * that Jackson can write and read; unknown properties are ignored when read.
 */
public interface JournalOp {
  /**
   * Changes the metadata in memory. Called with the catalog's write lock held, right after the
   * record became durable on the master, and in journal order while replaying and on followers. It
   * must not fail, wait, or talk to anybody.
   *
   * @param journalId id of the record; the commit sequence of what it does
   */
  void apply(Frontend frontend, long journalId);
}
