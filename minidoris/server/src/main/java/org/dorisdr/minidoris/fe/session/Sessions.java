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
