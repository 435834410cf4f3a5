package org.dorisdr.minidoris.fe.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.session.LikePattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.SetUserProperties;
import org.dorisdr.sql.stock.admin.ShowUserProperties;

/** SET PROPERTY, SHOW PROPERTY and SHOW ALL PROPERTIES. Thread safe. */
final class UserPropertyStatements {
  private final Users users;
  private final Privileges privileges;
  private final UserEdits edits;

  UserPropertyStatements(Users users, Privileges privileges, UserEdits edits) {
    this.users = users;
    this.privileges = privileges;
    this.edits = edits;
  }

  StatementResult set(Session session, SetUserProperties statement) {
    String user = statement.user() == null ? session.user() : statement.user();
    Map<String, String> wanted = new TreeMap<>();
    statement
        .properties()
        .forEach(
            (key, value) -> {
              String name = UserProperties.known(key);
              if (!UserProperties.isOwn(name)) {
                privileges.needGlobal(session, PrivPredicate.ADMIN);
              } else if (!user.equals(session.user())) {
                privileges.needGlobal(session, PrivPredicate.ADMIN, "GRANT");
              }
              wanted.put(name, UserProperties.normal(name, value));
            });
    return edits.locked(
        () -> {
          if (!users.exists(user)) {
            throw StatementError.general("Unknown user(" + user + ")");
          }
          wanted.forEach(UserProperties::check);
          edits.saveProperties(user, wanted);
          return StatementResult.ok();
        });
  }

  StatementResult show(Session session, ShowUserProperties statement) {
    if (statement.user() != null || statement.all()) {
      privileges.needGlobal(session, PrivPredicate.GRANT);
    }
    Predicate<String> wanted = LikePattern.of(statement.pattern(), true);
    if (statement.all()) {
      return StatementResult.show(
          List.of("User", "Properties"),
          users.names().stream().map(name -> List.of(name, json(name, wanted))).toList());
    }
    String user = statement.user() == null ? session.user() : statement.user();
    return StatementResult.show(List.of("Key", "Value"), rows(user, wanted));
  }

  /** None of a user that is not there, as in Doris. */
  private List<List<String>> rows(String user, Predicate<String> wanted) {
    return users.exists(user)
        ? UserProperties.rows(users.properties(user)).stream()
            .filter(row -> wanted.test(row.get(0)))
            .toList()
        : List.of();
  }

  private String json(String user, Predicate<String> wanted) {
    ObjectNode json = Json.mapper().createObjectNode();
    rows(user, wanted).forEach(row -> json.put(row.get(0), row.get(1)));
    return json.toString();
  }
}
