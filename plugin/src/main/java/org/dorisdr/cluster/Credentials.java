package org.dorisdr.cluster;

/**
 * Who calls. Exactly one of the two secrets is set: a password for a remote cluster, a token for
 * the cluster that we live in. Never from user input into {@code token}.
 */
record Credentials(String user, String password, String token, String userIp) {
  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
