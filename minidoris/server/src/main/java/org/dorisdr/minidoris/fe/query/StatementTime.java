package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.Session;

/** How long statements of a session may run, in seconds ({@code getExecTimeoutS}). Stateless. */
final class StatementTime {
  private static final long QUERY = 900;

  /** Of a load, unless the session says otherwise. */
  static final long LOAD = 14_400;

  private StatementTime() {}

  static long ofQuery(Session session) {
    return number(session, "query_timeout", QUERY);
  }

  /** The longer one of a load's and a query's. */
  static long ofLoad(Session session) {
    return Math.max(number(session, "insert_timeout", LOAD), ofQuery(session));
  }

  private static long number(Session session, String variable, long usual) {
    String value = session.variables().get(variable);
    return value != null && value.matches("\\d{1,18}") ? Long.parseLong(value) : usual;
  }
}
