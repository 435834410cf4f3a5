package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.sql.stock.admin.PasswordOptions;

/**
 * How long a user's password holds, and which may not come again. Guarded by the catalog's lock.
 */
public final class PasswordRules {
  private static final int MOST_KEPT = 10;
  private static final int BY_VARIABLE = -1;

  /** 0 = never expires, -1 = as {@code default_password_lifetime} says, in days. */
  public long expireSeconds;

  /** When the password was set, in ms since the epoch; 0 = nobody asked before. */
  public long created;

  /** How many old passwords may not come again; -1 = as {@code password_history} says. */
  public int history;

  /** Hashes, the oldest first. */
  public List<String> passwords = new ArrayList<>();

  /** Failed logins that lock the account; 0 = none do. */
  public int attempts;

  /** For how long; 0 = not at all, -1 = for ever. */
  public long lockSeconds;

  /**
   * Takes over what a statement says.
   *
   * @param password that the user has from the beginning; null = it is not new
   */
  void update(PasswordOptions options, String password, long now) {
    if (options.expireSeconds() != PasswordOptions.UNSET) {
      expireSeconds = options.expireSeconds();
      created = now;
    }
    if (options.history() != PasswordOptions.UNSET) {
      history = options.history();
      passwords.clear();
    }
    if (password != null) {
      passwords.add(password);
    }
    attempts = options.attempts() == PasswordOptions.UNSET ? attempts : options.attempts();
    lockSeconds =
        options.lockSeconds() == PasswordOptions.UNSET ? lockSeconds : options.lockSeconds();
  }

  void changed(String password, long now) {
    if (passwords.size() == MOST_KEPT) {
      passwords.remove(0);
    }
    passwords.add(password);
    created = created == 0 ? 0 : now;
  }

  /**
   * Whether a password may be set.
   *
   * @param usual value of {@code password_history}
   */
  boolean allows(String password, int usual) {
    return history == 0 || !remembered(usual).contains(password);
  }

  /** Those that may not come again. */
  List<String> remembered(int usual) {
    int kept = history == BY_VARIABLE ? usual : history;
    return passwords.subList(Math.max(0, passwords.size() - kept), passwords.size());
  }

  /**
   * @param usualDays value of {@code default_password_lifetime}
   */
  boolean isExpired(long now, long usualDays) {
    long seconds = expireSeconds == BY_VARIABLE ? usualDays * 86_400 : expireSeconds;
    return seconds != 0 && seconds - (now - created) / 1000 <= 0;
  }
}
