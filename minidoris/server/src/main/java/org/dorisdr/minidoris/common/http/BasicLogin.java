package org.dorisdr.minidoris.common.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User and password of a request's Basic authorization. */
public record BasicLogin(String user, String password) {
  /**
   * @throws HttpFailure 401 if the request has none that is valid
   */
  public static BasicLogin of(HttpCall call) throws HttpFailure {
    String header = call.header("authorization");
    if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
      String plain = decoded(header.substring(6).strip());
      int colon = plain.indexOf(':');
      if (colon >= 0) {
        return new BasicLogin(plain.substring(0, colon), plain.substring(colon + 1));
      }
    }
    throw invalid();
  }

  private static String decoded(String base64) throws HttpFailure {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static HttpFailure invalid() {
    return new HttpFailure(401, "no valid Basic authorization");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user;
  }
}
