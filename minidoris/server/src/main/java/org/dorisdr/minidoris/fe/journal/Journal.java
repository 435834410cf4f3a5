package org.dorisdr.minidoris.fe.journal;

import java.util.Map;

/** Numbered records on disk. Ids are consecutive. Thread safe. */
public interface Journal extends AutoCloseable {
  /**
   * Makes a record durable.
   *
   * @throws NotMasterException if this node may not write; the record was not stored
   */
  void append(long id, byte[] record);

  /** Newest id; 0 if there is none. */
  long maxId();

  /** Oldest id; 0 if there is none. */
  long minId();

  /** Up to {@code limit} records from {@code fromId} on, in order. */
  Map<Long, byte[]> read(long fromId, int limit);

  /** Forgets records up to and including {@code id}. */
  void deleteThrough(long id);

  @Override
  void close();
}
