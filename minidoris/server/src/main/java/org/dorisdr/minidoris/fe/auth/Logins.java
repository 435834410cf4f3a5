package org.dorisdr.minidoris.fe.auth;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.dorisdr.minidoris.fe.mysql.NativePassword;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Lets users in, by name, address, password and what was said of that password. Thread safe. */
public final class Logins {
  private final Users users;
  private final FailedLogins failed = new FailedLogins();
  private volatile UnaryOperator<String> variables = name -> "0";

  Logins(Users users) {
    this.users = users;
  }

  /** Sets where values of global variables come from. */
  public void variables(UnaryOperator<String> globals) {
    variables = globals;
  }

  long number(String variable) {
    return Long.parseLong(variables.apply(variable));
  }

  String text(String variable) {
    return variables.apply(variable);
  }

  FailedLogins failed() {
    return failed;
  }

  /**
   * Who a client is.
   *
   * @throws StatementError if it is not let in, with Doris's number and text
   */
  public User in(String name, String address, byte[] challenge, byte[] answer) {
    return in(
        name,
        address,
        answer.length > 0,
        u -> NativePassword.matches(u.password, challenge, answer));
  }

  /** The same with a password in clear, as thrift and HTTP callers send it. */
  public User in(String name, String address, String password) {
    return in(
        name, address, !password.isEmpty(), u -> NativePassword.matches(u.password, password));
  }

  /** The user with the most precise address counts; its password is not tried on others. */
  private User in(String name, String address, boolean withPassword, Predicate<User> matches) {
    User user =
        users.candidates(name, address).stream()
            .findFirst()
            .orElseThrow(() -> AuthModule.denied(name, address, withPassword));
    long now = System.currentTimeMillis();
    if (!matches.test(user)) {
      failed.failed(user, now);
      throw AuthModule.denied(name, address, withPassword);
    }
    if (user.rules.isExpired(now, number("default_password_lifetime"))) {
      throw new StatementError(
          1862,
          "HY000",
          "Your password has expired. To log in you must change it using a client that supports"
              + " expired passwords.");
    }
    long left = failed.leftSeconds(user, now);
    if (left > 0) {
      throw new StatementError(
          3955,
          "HY000",
          "Access denied for user %s. Account is blocked for %d second(s) (%d second(s) remaining) due to %d consecutive failed logins."
              .formatted(user, user.rules.lockSeconds, left, failed.failed(user)));
    }
    return user;
  }
}
