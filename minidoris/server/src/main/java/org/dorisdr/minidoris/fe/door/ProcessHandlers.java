package org.dorisdr.minidoris.fe.door;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.Sessions;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.KillSession;
import org.dorisdr.sql.stock.admin.ShowProcesslist;

/** SHOW PROCESSLIST and KILL for the sessions of this frontend. Thread safe. */
final class ProcessHandlers {
  private static final List<String> COLUMNS =
      List.of(
          "CurrentConnected",
          "Id",
          "User",
          "Host",
          "LoginTime",
          "Catalog",
          "Db",
          "Command",
          "Time",
          "State",
          "QueryId",
          "TraceId",
          "Info",
          "FE",
          "CloudCluster");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Frontend fe;
  private final Sessions sessions;
  private final Privileges privileges;

  ProcessHandlers(Frontend fe, Sessions sessions, Privileges privileges) {
    this.fe = fe;
    this.sessions = sessions;
    this.privileges = privileges;
  }

  StatementResult show(Session session, ShowProcesslist statement) {
    return StatementResult.show(COLUMNS, rows(session, statement.full()));
  }

  /** Of all sessions that the user may see. */
  List<List<String>> rows(Session session, boolean full) {
    boolean all =
        privileges.hasGlobal(session.context().getCurrentUserIdentity(), PrivPredicate.ADMIN);
    long now = System.currentTimeMillis();
    return sessions.all().stream()
        .filter(s -> all || s.user().equals(session.user()))
        .map(s -> row(s, s.id() == session.id(), full, now))
        .toList();
  }

  private List<String> row(Session session, boolean own, boolean full, long now) {
    Session.Activity activity = session.activity();
    String text = activity.statement() == null ? "" : activity.statement();
    return Arrays.asList(
        own ? "Yes" : "No",
        String.valueOf(session.id()),
        session.user(),
        session.host(),
        TIME.format(Instant.ofEpochMilli(session.loginTime())),
        "internal",
        session.database() == null ? "" : session.database(),
        activity.statement() == null ? "Sleep" : "Query",
        String.valueOf((now - activity.since()) / 1000),
        "OK",
        "",
        "",
        full ? text : text.substring(0, Math.min(100, text.length())),
        fe.settings().text("fe_host", "127.0.0.1"),
        "NULL");
  }

  StatementResult kill(Session session, KillSession statement) {
    Session target =
        sessions
            .find(statement.id())
            .orElseThrow(() -> Errors.of(ErrorCode.ERR_NO_SUCH_THREAD, statement.id()));
    if (!target.user().equals(session.user())
        && !privileges.hasGlobal(session.context().getCurrentUserIdentity(), PrivPredicate.ADMIN)) {
      throw Errors.of(ErrorCode.ERR_KILL_DENIED_ERROR, statement.id());
    }
    if (statement.queryOnly()) {
      target.cancel();
    } else {
      target.kill();
    }
    return StatementResult.ok();
  }
}
