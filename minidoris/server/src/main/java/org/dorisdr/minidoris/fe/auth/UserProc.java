package org.dorisdr.minidoris.fe.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /auth/'user'@'address'}: properties of a user, and what holds for its password.
 *
 * @param written the user as it stands in the path
 */
record UserProc(Users users, Logins logins, String written) implements ProcNode {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  @Override
  public StatementResult rows() {
    User user =
        users.all().stream()
            .filter(u -> u.toString().equals(written))
            .findFirst()
            .orElseThrow(() -> StatementError.general("Invalid user ident: " + written));
    List<List<String>> rows = new ArrayList<>(UserProperties.rows(users.properties(user.name)));
    PasswordRules rules = user.rules;
    FailedLogins failed = logins.failed();
    add(rows, "expiration_seconds", word(rules.expireSeconds, "DEFAULT", "NEVER"));
    add(rows, "password_creation_time", time(rules.created));
    add(rows, "history_num", word(rules.history, "DEFAULT", "NO_RESTRICTION"));
    add(rows, "history_passwords", passwords(rules));
    add(rows, "num_failed_login", word(rules.attempts, "", "DISABLED"));
    add(rows, "password_lock_seconds", word(rules.lockSeconds, "UNBOUNDED", "DISABLED"));
    add(rows, "failed_login_counter", String.valueOf(failed.failed(user)));
    add(rows, "lock_time", time(failed.lockedAt(user)));
    return StatementResult.show(List.of("Key", "Value"), rows);
  }

  private static void add(List<List<String>> rows, String name, String value) {
    rows.add(List.of("password_policy." + name, value));
  }

  private static String word(long number, String ofMinusOne, String ofZero) {
    if (number == -1) {
      return ofMinusOne;
    }
    return number == 0 ? ofZero : String.valueOf(number);
  }

  private static String time(long millis) {
    return millis == 0 ? "" : TIME.format(Instant.ofEpochMilli(millis));
  }

  /** As Doris shows them: the first three of the digits that stand for the text of a hash. */
  private String passwords(PasswordRules rules) {
    return rules.remembered((int) logins.number("password_history")).stream()
        .map(p -> HexFormat.of().withUpperCase().formatHex(p.getBytes(StandardCharsets.US_ASCII)))
        .map(hex -> "*" + hex.substring(0, Math.min(3, hex.length())) + "...")
        .collect(Collectors.joining(","));
  }
}
