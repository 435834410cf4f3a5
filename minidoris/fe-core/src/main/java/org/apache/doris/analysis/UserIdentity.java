package org.apache.doris.analysis;

import java.util.Objects;

/** Who somebody is: a name, and from where. Immutable. */
public class UserIdentity {
  public static final UserIdentity ROOT = new UserIdentity("root", "%");
  public static final UserIdentity ADMIN = new UserIdentity("admin", "%");

  private final String user;
  private final String host;

  public UserIdentity(String user, String host) {
    this.user = user;
    this.host = host;
  }

  public static UserIdentity createAnalyzedUserIdentWithIp(String user, String host) {
    return new UserIdentity(user, host);
  }

  public String getQualifiedUser() {
    return user;
  }

  public String getUser() {
    return user;
  }

  public String getHost() {
    return host;
  }

  public boolean isRootUser() {
    return "root".equals(user);
  }

  public boolean isAdminUser() {
    return "admin".equals(user);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserIdentity that && user.equals(that.user) && host.equals(that.host);
  }

  @Override
  public int hashCode() {
    return Objects.hash(user, host);
  }

  @Override
  public String toString() {
    return "'" + user + "'@'" + host + "'";
  }
}
