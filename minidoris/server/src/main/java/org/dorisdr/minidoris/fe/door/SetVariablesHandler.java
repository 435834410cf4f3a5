package org.dorisdr.minidoris.fe.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.GlobalOnly;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.SetExpression;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.sql.stock.admin.SetVariables;

/** {@code SET …}: all of a statement's values are checked before the first is set. Thread safe. */
final class SetVariablesHandler implements StatementHandler<SetVariables> {
  private static final Set<String> CHARSETS =
      Set.of("utf8", "utf8mb4", "utf8mb3", "latin1", "ascii", "binary", "gbk", "default");

  private final Frontend fe;
  private final SystemVariables variables;
  private final Privileges privileges;

  SetVariablesHandler(Frontend fe, SystemVariables variables, Privileges privileges) {
    this.fe = fe;
    this.variables = variables;
    this.privileges = privileges;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, SetVariables statement) {
    List<Runnable> changes = new ArrayList<>();
    statement.items().forEach(i -> changes.add(change(session, i)));
    changes.forEach(Runnable::run);
    return StatementResult.ok();
  }

  private Runnable change(Session session, SetVariables.Item item) {
    return switch (item.kind()) {
      case NAMES -> names(session, item.name());
      case TRANSACTION -> () -> {};
      case USER_VARIABLE -> {
        String value = SetExpression.evaluate(session, variables, item.value());
        String key = item.name().toLowerCase(Locale.ROOT);
        yield () -> {
          if (value == null) {
            session.userVariables().remove(key);
          } else {
            session.userVariables().put(key, value);
          }
        };
      }
      case SESSION -> {
        refuseLdap(session, item.name());
        GlobalOnly.refuse(item.name());
        String value = value(session, item);
        yield () -> variables.set(session, item.name(), value);
      }
      case GLOBAL -> global(session, item);
    };
  }

  /** SetLdapPassVarOp: no variable, though it is set like one. */
  private void refuseLdap(Session session, String name) {
    if (name.equalsIgnoreCase("ldap_admin_password")) {
      privileges.needGlobal(
          session, PrivPredicate.ADMIN, PrivPredicate.ADMIN.getPrivs().toString());
      throw StatementError.general("minidoris does not do SET LDAP_ADMIN_PASSWORD: it has no LDAP");
    }
  }

  private String value(Session session, SetVariables.Item item) {
    String key = variables.checked(item.name());
    if (item.value().equalsIgnoreCase("default")) {
      return variables.usual(key);
    }
    String value = SetExpression.evaluate(session, variables, item.value());
    return variables.normal(key, value == null ? "" : value);
  }

  private Runnable global(Session session, SetVariables.Item item) {
    privileges.needGlobal(session, PrivPredicate.ADMIN);
    String key = variables.checked(item.name());
    String value = value(session, item);
    return () -> {
      SetGlobalVariableOp.write(fe, key, value);
      variables.set(session, key, value);
    };
  }

  private Runnable names(Session session, String charset) {
    String name = charset.toLowerCase(Locale.ROOT);
    if (!CHARSETS.contains(name)) {
      throw new StatementError(
          1115, "42000", "errCode = 2, detailMessage = Unknown character set: '" + charset + "'");
    }
    return () -> {
      variables.set(session, "character_set_client", name);
      variables.set(session, "character_set_connection", name);
      variables.set(session, "character_set_results", name);
    };
  }
}
