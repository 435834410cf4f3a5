package org.dorisdr.minidoris.fe.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.doris.qe.ConnectContext;

/**
 * One client connection, or one internal caller. Used by one thread at a time; {@link #cancel},
 * {@link #kill} and {@link #activity} by any.
 */
public final class Session {
  /**
   * What a session does.
   *
   * @param statement null = nothing
   * @param since ms since the epoch at which that began
   */
  public record Activity(String statement, long since) {}

  private final long id;
  private final String user;
  private final String host;
  private final long loginTime = System.currentTimeMillis();
  private final ConnectContext context;
  private final boolean proxy;
  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final Map<String, String> userVariables = new ConcurrentHashMap<>();
  private volatile String frontend;
  private volatile String database;
  private volatile Runnable cancel = () -> {};
  private volatile Runnable kill = () -> {};
  private volatile SystemVariables system = SystemVariables.usual();
  private SessionTransaction transaction;
  private volatile Activity activity = new Activity(null, loginTime);

  /**
   * @param user name without host, for example {@code root}
   * @param host address of the client
   */
  public Session(long id, String user, String host) {
    this(id, user, host, new ConnectContext(), false);
  }

  /** A session with a context that exists, for a caller inside or another frontend. */
  public Session(long id, String user, String host, ConnectContext context, boolean proxy) {
    this.proxy = proxy;
    this.id = id;
    this.user = user;
    this.host = host;
    this.context = context;
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

  /** Ms since the epoch. */
  public long loginTime() {
    return loginTime;
  }

  /** The session as plugins see it. */
  public ConnectContext context() {
    return context;
  }

  /** The variables of the server, as far as the session has not set its own. */
  public SystemVariables system() {
    return system;
  }

  public void setSystem(SystemVariables system) {
    this.system = system;
  }

  /** Whether another frontend, or a plugin, runs statements here and keeps the rows itself. */
  public boolean isProxy() {
    return proxy;
  }

  /** Name of the other frontend that the client is connected to; null = to this one. */
  public String frontend() {
    return frontend;
  }

  /** Sets what {@link #frontend} says. */
  public void from(String otherFrontend) {
    frontend = otherFrontend;
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

  /** What {@code SET @name} set, by lower-case name. */
  public Map<String, String> userVariables() {
    return userVariables;
  }

  /** What BEGIN has begun and nothing has ended yet; null = no transaction. */
  public SessionTransaction transaction() {
    return transaction;
  }

  /** Sets what {@link #transaction} says. */
  public void transaction(SessionTransaction begun) {
    transaction = begun;
  }

  /** The client is gone: what it has begun ends without effect. */
  public void closed() {
    SessionTransaction open = transaction;
    transaction = null;
    if (open != null) {
      open.abandon();
    }
  }

  /** Sets what ends the running statement. */
  public void onCancel(Runnable action) {
    cancel = action;
  }

  /** Ends the running statement, if it can be ended. */
  public void cancel() {
    cancel.run();
  }

  /** Sets what closes the connection. */
  public void onKill(Runnable action) {
    kill = action;
  }

  /** Ends the running statement and closes the connection. */
  public void kill() {
    cancel();
    kill.run();
  }

  public Activity activity() {
    return activity;
  }

  void running(String statement) {
    activity = new Activity(statement, System.currentTimeMillis());
  }
}
