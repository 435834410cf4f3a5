package org.dorisdr.minidoris.fe.auth;

import java.util.Locale;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Doris's rules for names of roles. Stateless. */
final class Roles {
  static final String OPERATOR = "operator";
  static final String ADMIN = "admin";

  /** In front of the name of the role that each user has for itself. */
  private static final String DEFAULT = "default_role_rbac_";

  private static final Pattern NAME =
      Pattern.compile("^[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,63}$");

  private Roles() {}

  /** Whether Doris takes a name for a role or a resource. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** What Doris calls the role that only this user has. */
  static String ofUser(String user, String host) {
    return DEFAULT + user + "@" + host;
  }

  /**
   * @param admin whether the role of administrators will do
   * @param problem begin of what Doris says of a role that will not do
   */
  static void check(String name, boolean admin, String problem) {
    if (!isName(name)) {
      throw StatementError.general("invalid role format: " + name);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals(OPERATOR) || (!admin && lower.equals(ADMIN)) || name.startsWith(DEFAULT)) {
      throw StatementError.general(problem + ": " + name);
    }
  }
}
