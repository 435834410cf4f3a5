package org.dorisdr.minidoris.fe.session;

import java.util.Locale;
import java.util.Set;

/** Variables that sessions cannot have for themselves: what holds for passwords. Stateless. */
public final class GlobalOnly {
  private static final String POLICY = "validate_password_policy";
  private static final Set<String> NAMES =
      Set.of("default_password_lifetime", "password_history", POLICY);

  private GlobalOnly() {}

  static boolean contains(String key) {
    return NAMES.contains(key);
  }

  /** Throws Doris's error if SET names one without GLOBAL. */
  public static void refuse(String name) {
    if (contains(name.toLowerCase(Locale.ROOT))) {
      throw new StatementError(
          1229,
          "HY000",
          "errCode = 2, detailMessage = Variable '"
              + name
              + "' is a GLOBAL variable and should be set with SET GLOBAL");
    }
  }

  /** Value as it is kept. */
  static String normal(String key, String value) {
    if (key.equals(POLICY)) {
      return switch (value.toUpperCase(Locale.ROOT)) {
        case "0", "NONE" -> "NONE";
        case "2", "STRONG" -> "STRONG";
        default -> throw StatementError.general("Invalid validate_password_policy value: " + value);
      };
    }
    try {
      return String.valueOf(Integer.parseUnsignedInt(value));
    } catch (NumberFormatException e) {
      StatementError error =
          new StatementError(
              1232,
              "42000",
              "errCode = 2, detailMessage = Incorrect argument type to variable '" + key + "'");
      error.initCause(e);
      throw error;
    }
  }
}
