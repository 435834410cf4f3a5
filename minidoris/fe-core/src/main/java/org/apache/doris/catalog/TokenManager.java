package org.apache.doris.catalog;

import org.apache.doris.common.UserException;
import org.dorisdr.minidoris.host.FeHosts;

/** Tokens for calls between parts of the cluster. Thread safe. */
public class TokenManager {
  public TokenManager() {}

  /** Token that the master's thrift service takes instead of a password for a while. */
  public String acquireToken() throws UserException {
    return FeHosts.current().acquireToken();
  }

  public boolean checkAuthToken(String token) throws UserException {
    return FeHosts.current().checkToken(token);
  }
}
