package org.dorisdr.minidoris.fe.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;

/**
 * Hands out ids for every kind of object. A batch is reserved in the journal before its first id is
 * given out, so no id is ever given out twice. Thread safe.
 */
public final class IdAllocator implements ImageModule {
  static final long BATCH = 1000;

  private final JournalEditLog editLog;

  /** Next id to give out. */
  private long next;

  /** First id that is not reserved. */
  private long end;

  /** Set from journal and image, possibly while {@link #nextId} is not running. */
  private volatile long reservedEnd;

  public IdAllocator(JournalEditLog editLog) {
    this.editLog = editLog;
  }

  /** Lowest id of a cluster that starts for the first time; does nothing on any other. */
  public void startFrom(long firstId) {
    if (reservedEnd == 0) {
      reservedEnd = firstId;
    }
  }

  public synchronized long nextId() {
    if (next >= end || end != reservedEnd) {
      next = reservedEnd;
      end = reservedEnd + BATCH;
      editLog.append(new NextIdOp(end));
    }
    return next++;
  }

  void reserved(long newEnd) {
    reservedEnd = Math.max(reservedEnd, newEnd);
  }

  @Override
  public String imageName() {
    return "nextId";
  }

  @Override
  public JsonNode saveImage() {
    return LongNode.valueOf(reservedEnd);
  }

  @Override
  public void loadImage(JsonNode saved) {
    reservedEnd = saved.asLong();
  }
}
