package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.dorisdr.minidoris.common.types.TimeDigits;
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
    return Identifiers.literal(offset ? "GMT" + id : id.equals("Z") ? "UTC" : id);
  }

  static ZoneId id(Session session) {
    String zone = session.variables().get("time_zone");
    return zone == null ? ZoneId.systemDefault() : TimeZoneName.zone(zone);
  }

  /** The present moment of the frontend. */
  static LocalDateTime now(Session session) {
    return LocalDateTime.now(id(session));
  }

  /** The present moment without a zone, with so many digits behind the second. */
  static String now(Session session, int digits) {
    return TimeDigits.cutOff("CAST(" + moment(session) + " AS TIMESTAMP)", digits);
  }

  private static String moment(Session session) {
    return session.variables().containsKey("time_zone")
        ? "timezone(" + of(session) + ", now())"
        : "now()";
  }

  static String today(Session session) {
    return session.variables().containsKey("time_zone")
        ? "CAST(" + moment(session) + " AS DATE)"
        : "current_date";
  }
}
