package org.dorisdr.minidoris.fe.auth;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.Grantee;
import org.dorisdr.sql.stock.admin.UserName;

/** Changes what users and roles hold. Thread safe. */
final class GrantEdits {
  private final Users users;
  private final UserEdits edits;

  GrantEdits(Users users, UserEdits edits) {
    this.users = users;
    this.edits = edits;
  }

  /**
   * @param problem begin of what Doris says of a role that nobody may change
   */
  static void check(Grantee grantee, String problem) {
    if (grantee.role() != null) {
      Roles.check(grantee.role(), false, problem);
    }
  }

  /** A role that is not there is made, as in Doris. */
  StatementResult add(Grantee to, Consumer<Grants> change) {
    return edits.locked(
        () -> {
          if (to.role() == null) {
            edits.save(user(to.user()), u -> change.accept(u.grants));
          } else {
            edits.save(
                users.role(to.role()).orElseGet(() -> Role.named(to.role())),
                r -> change.accept(r.grants));
          }
          return StatementResult.ok();
        });
  }

  private User user(UserName name) {
    return users
        .find(name.user(), name.host())
        .orElseThrow(() -> StatementError.general("user " + name + " does not exist"));
  }

  /**
   * @param change takes what is held, and the name of the role that holds it
   */
  StatementResult remove(Grantee from, BiConsumer<Grants, String> change) {
    return edits.locked(
        () -> {
          if (from.role() == null) {
            UserName name = from.user();
            String own = Roles.ofUser(name.user(), name.host());
            User user = users.find(name.user(), name.host()).orElseThrow(() -> missing(own));
            edits.save(user, u -> change.accept(u.grants, own));
          } else {
            Role role = users.role(from.role()).orElseThrow(() -> missing(from.role()));
            edits.save(role, r -> change.accept(r.grants, r.name));
          }
          return StatementResult.ok();
        });
  }

  private static StatementError missing(String role) {
    return StatementError.general("Role " + role + " does not exist");
  }
}
