package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.ShowGrants;

/** SHOW GRANTS with Doris's columns. Thread safe. */
final class ShowGrantsHandler implements StatementHandler<ShowGrants> {
  private final Users users;
  private final Privileges privileges;

  ShowGrantsHandler(Users users, Privileges privileges) {
    this.users = users;
    this.privileges = privileges;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, ShowGrants statement) {
    UserIdentity own = session.context().getCurrentUserIdentity();
    if (statement.all() && statement.user() != null) {
      throw StatementError.general("Can not specified keyword ALL when specified user");
    }
    boolean self = !statement.all() && asked(statement, own).equals(own);
    if (!self && !privileges.hasGlobal(own, PrivPredicate.GRANT)) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, "GRANT");
    }
    if (statement.all()) {
      return GrantRows.of(users, users.all());
    }
    UserIdentity asked = asked(statement, own);
    User user =
        users
            .find(asked.getUser(), asked.getHost())
            .orElseThrow(() -> StatementError.general("User: " + asked + " does not exist"));
    return GrantRows.of(users, List.of(user));
  }

  private static UserIdentity asked(ShowGrants statement, UserIdentity own) {
    return statement.user() == null
        ? own
        : new UserIdentity(statement.user().user(), statement.user().host());
  }
}
