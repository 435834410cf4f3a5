package org.dorisdr.minidoris.fe.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts wrong passwords and locks accounts by it, each frontend for itself and until it ends, as
 * in Doris. Thread safe.
 */
final class FailedLogins {
  /** Doris's answer for a lock that never ends. */
  private static final long FOR_EVER = 9_999;

  /**
   * @param lockedAt ms since the epoch; 0 = not locked
   */
  private record Count(int failed, long lockedAt) {}

  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  void failed(User user, long now) {
    PasswordRules rules = user.rules;
    if (rules.attempts == 0 || rules.lockSeconds == 0) {
      return;
    }
    counts.compute(
        user.toString(),
        (name, count) -> {
          int failed = count == null ? 0 : count.failed();
          if (failed >= rules.attempts) {
            return count;
          }
          return new Count(failed + 1, failed + 1 >= rules.attempts ? now : 0);
        });
  }

  void unlock(String name, String host) {
    counts.remove(Users.key(name, host));
  }

  /** Until the account is open again; 0 = it is. */
  long leftSeconds(User user, long now) {
    Count count = counts.get(user.toString());
    PasswordRules rules = user.rules;
    if (count == null || count.lockedAt() == 0 || rules.attempts == 0 || rules.lockSeconds == 0) {
      return 0;
    }
    return rules.lockSeconds < 0
        ? FOR_EVER
        : Math.max(0, rules.lockSeconds - (now - count.lockedAt()) / 1000);
  }

  int failed(User user) {
    Count count = counts.get(user.toString());
    return count == null ? 0 : count.failed();
  }

  long lockedAt(User user) {
    Count count = counts.get(user.toString());
    return count == null ? 0 : count.lockedAt();
  }
}
