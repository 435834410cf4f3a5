package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.TimeZoneName;

/** Times of the session's time zone, in DuckDB's SQL. Stateless. */
final class TimeZones {
  private TimeZones() {}

  /** Name of the zone as a literal. */
  static String of(Session session) {
    String zone = session.variables().get("time_zone");
    if (zone == null) {
      return Identifiers.literal(java.time.ZoneId.systemDefault().getId());
    }
    String id = TimeZoneName.zone(zone).getId();
    boolean offset = id.startsWith("+") || id.startsWith("-");
    return Identifiers.literal(offset ? "GMT" + id : id);
  }

  /** The present moment without a zone; type of DuckDB. */
  static String now(Session session, String type) {
    String moment =
        session.variables().containsKey("time_zone")
            ? "timezone(" + of(session) + ", now())"
            : "now()";
    return "CAST(" + moment + " AS " + type + ")";
  }

  static String today(Session session) {
    return session.variables().containsKey("time_zone") ? now(session, "DATE") : "current_date";
  }
}
