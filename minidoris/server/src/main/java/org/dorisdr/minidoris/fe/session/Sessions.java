package org.dorisdr.minidoris.fe.session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of connected clients. Thread safe. */
public final class Sessions {
  private final Map<Long, Session> open = new ConcurrentHashMap<>();

  public void add(Session session) {
    open.put(session.id(), session);
  }

  /** Adds one unless its user has that many already. */
  public synchronized boolean add(Session session, long most) {
    boolean room = of(session.user()) < most;
    if (room) {
      add(session);
    }
    return room;
  }

  /** How many a user has. */
  public long of(String user) {
    return open.values().stream().filter(s -> s.user().equals(user)).count();
  }

  public void remove(Session session) {
    open.remove(session.id(), session);
  }

  /** By id. */
  public List<Session> all() {
    return open.values().stream().sorted(Comparator.comparingLong(Session::id)).toList();
  }

  public Optional<Session> find(long id) {
    return Optional.ofNullable(open.get(id));
  }
}
