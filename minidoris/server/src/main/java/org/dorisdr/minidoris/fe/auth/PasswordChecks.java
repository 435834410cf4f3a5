package org.dorisdr.minidoris.fe.auth;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.admin.Password;
import org.dorisdr.sql.stock.admin.PasswordOptions;

/** What Doris asks of new passwords and of what is said about them. Stateless. */
final class PasswordChecks {
  private static final int MOST_HISTORY = 10;
  private static final int MOST = 32_767;
  private static final int SHORTEST = 8;

  /** Those that make a password complex. */
  private static final Set<Integer> SPECIAL =
      "~!@#$%^&*()_+|<>,.?/:;'[]{}".chars().boxed().collect(Collectors.toSet());

  private PasswordChecks() {}

  static void options(PasswordOptions options) {
    int unset = PasswordOptions.UNSET;
    if (options.history() > MOST_HISTORY) {
      throw error("The password history number must be DEFAULT or between 0 and " + MOST_HISTORY);
    }
    if (options.reuseDays() != unset) {
      throw error("Not support setting password reuse policy now");
    }
    if (options.attempts() > MOST) {
      throw error("The failed login attempts must between 0 and " + MOST);
    }
    if (options.lockSeconds() > MOST * 86_400L) {
      throw error(
          "The account lock time after consecutive failure login must be >= 0, or UNBOUNDED");
    }
  }

  /**
   * @param policy value of {@code validate_password_policy}
   */
  static void strength(Password password, String policy) {
    if (password == null || password.hashed() || !policy.equals("STRONG")) {
      return;
    }
    String text = password.text();
    if (text.length() < SHORTEST) {
      throw error(
          "Violate password validation policy: STRONG. The password must be at least 8 characters");
    }
    Stream<IntPredicate> kinds =
        Stream.of(
            Character::isDigit, Character::isLowerCase, Character::isUpperCase, SPECIAL::contains);
    if (kinds.filter(kind -> text.chars().anyMatch(kind)).count() < 3) {
      throw error(
          "Violate password validation policy: STRONG. The password must contain at least 3 types of"
              + " numbers, uppercase letters, lowercase letters and special characters.");
    }
  }

  private static StatementError error(String text) {
    return StatementError.general(text);
  }
}
