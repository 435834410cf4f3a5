package org.dorisdr.minidoris.be.exec;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Results of queries that were not fetched to their end yet. Thread safe. */
final class Cursors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cursors.class);
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<Long, Cursor> cursors = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /** The first rows, and its columns. */
  TMiniExecResult open(Cursor cursor) throws SQLException {
    return batch(ExecAnswers.ok().setColumns(cursor.columns()), ids.incrementAndGet(), cursor);
  }

  private TMiniExecResult batch(TMiniExecResult result, long id, Cursor cursor)
      throws SQLException {
    List<TMiniRow> rows = cursor.next();
    result.setRows(rows);
    if (cursor.isFull(rows)) {
      cursors.put(id, cursor);
      return result.setCursor(id);
    }
    cursors.remove(id);
    cursor.close();
    return result;
  }

  TMiniExecResult fetch(long id) {
    Cursor cursor = cursors.get(id);
    if (cursor == null) {
      return ExecAnswers.failure(TStatusCode.NOT_FOUND, "the result has expired");
    }
    try {
      return batch(ExecAnswers.ok(), id, cursor);
    } catch (SQLException | RuntimeException e) {
      close(id);
      return ExecAnswers.failure(e, new RunningStatement(), false);
    }
  }

  void close(long id) {
    Cursor cursor = cursors.remove(id);
    if (cursor != null) {
      try {
        cursor.close();
      } catch (SQLException e) {
        LOG.warn("closing a result", e);
      }
    }
  }

  /** Closes those that nobody has asked for long. */
  void expire() {
    long now = System.nanoTime();
    cursors.forEach(
        (id, cursor) -> {
          if (now - cursor.lastUseNanos() > IDLE_NANOS) {
            close(id);
          }
        });
  }

  @Override
  public void close() {
    List.copyOf(cursors.keySet()).forEach(this::close);
  }
}
