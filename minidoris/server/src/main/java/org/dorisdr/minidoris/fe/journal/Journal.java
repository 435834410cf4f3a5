package org.dorisdr.minidoris.fe.journal;

import java.util.List;
import java.util.Map;

/** Numbered records on disk. Ids are consecutive. Thread safe. */
public interface Journal extends AutoCloseable {
  /**
   * Makes records durable, all or none.
   *
   * @param firstId id of the first one; the others follow
   * @throws NotMasterException if this node may not write; nothing was stored
   */
  void append(long firstId, List<byte[]> records);

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
