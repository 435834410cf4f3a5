package org.dorisdr.minidoris.fe.door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementRunner;

/**
 * Sessions of followers that have begun a transaction here, kept between their statements. One that
 * says nothing for longer than a client may be idle is ended without effect. Thread safe.
 */
final class HeldSessions {
  private static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(8);

  private record Held(Session session, long lastUse) {}

  private final Map<String, Held> held = new ConcurrentHashMap<>();

  /**
   * The session of a transaction.
   *
   * @param begins whether it is new
   * @throws org.dorisdr.minidoris.fe.session.StatementError if it was begun with another master
   */
  Session take(String key, boolean begins, Supplier<Session> fresh) {
    endIdle();
    Held known = held.get(key);
    if (known != null) {
      return known.session();
    }
    if (!begins) {
      throw StatementRunner.lostMaster();
    }
    return fresh.get();
  }

  /** The statement is over: keeps the session as long as its transaction is open. */
  void giveBack(String key, Session session) {
    if (session.transaction() == null) {
      held.remove(key);
    } else {
      held.put(key, new Held(session, System.nanoTime()));
    }
  }

  private void endIdle() {
    long now = System.nanoTime();
    held.forEach(
        (key, idle) -> {
          if (now - idle.lastUse() > IDLE_NANOS && held.remove(key, idle)) {
            idle.session().closed();
          }
        });
  }
}
