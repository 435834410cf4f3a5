package org.dorisdr.minidoris.fe.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One client connection, or one internal caller. Used by one thread at a time; {@link #cancel} by
 * any.
 */
public final class Session {
  private final long id;
  private final String user;
  private final String host;
  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private volatile String database;
  private volatile Runnable cancel = () -> {};

  /**
   * @param user name without host, for example {@code root}
   * @param host address of the client
   */
  public Session(long id, String user, String host) {
    this.id = id;
    this.user = user;
    this.host = host;
  }

  public long id() {
    return id;
  }

  public String user() {
    return user;
  }

  public String host() {
    return host;
  }

  /** Current database; null if none. */
  public String database() {
    return database;
  }

  public void use(String newDatabase) {
    database = newDatabase;
  }

  /** Session variables that were set, by lower-case name. */
  public Map<String, String> variables() {
    return variables;
  }

  /** Sets what ends the running statement. */
  public void onCancel(Runnable action) {
    cancel = action;
  }

  /** Ends the running statement, if it can be ended. */
  public void cancel() {
    cancel.run();
  }
}
