package org.dorisdr.sql.stock.admin;

/**
 * What CREATE and ALTER USER say about passwords and logins; {@link #UNSET} where they say nothing.
 *
 * @param expireSeconds until a password expires; 0 = never, -1 = as a variable says
 * @param history how many old passwords may not come again; -1 = as a variable says
 * @param reuseDays after which one may come again
 * @param attempts failed logins that lock the account; 0 = none do
 * @param lockSeconds for how long; 0 = not at all, -1 = for ever
 * @param lock -1 = the account is locked at once, 1 = it is unlocked
 */
public record PasswordOptions(
    long expireSeconds, int history, int reuseDays, int attempts, long lockSeconds, int lock) {
  public static final int UNSET = -2;

  /** Whether a policy is given. */
  public boolean setsPolicy() {
    return expireSeconds != UNSET || history != UNSET || lockSeconds != UNSET || attempts != UNSET;
  }
}
