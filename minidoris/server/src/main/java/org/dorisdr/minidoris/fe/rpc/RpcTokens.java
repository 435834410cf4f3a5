package org.dorisdr.minidoris.fe.rpc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that stand for a password in calls between the nodes of a cluster: the cluster's own, and
 * ones that expire, which every frontend can make and check by itself. Thread safe.
 */
public final class RpcTokens {
  private static final long WINDOW_MILLIS = TimeUnit.HOURS.toMillis(12);

  private final Supplier<String> clusterToken;
  private final LongSupplier clock;

  /**
   * @param clock ms since the epoch
   */
  public RpcTokens(Supplier<String> clusterToken, LongSupplier clock) {
    this.clusterToken = clusterToken;
    this.clock = clock;
  }

  /** A token that is good for at least 12 hours. */
  public String acquire() {
    return token(window());
  }

  /** Whether a token is one of ours and has not expired. */
  public boolean isValid(String token) {
    return token != null
        && (same(token, clusterToken.get())
            || same(token, token(window()))
            || same(token, token(window() - 1)));
  }

  private long window() {
    return clock.getAsLong() / WINDOW_MILLIS;
  }

  private String token(long window) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(clusterToken.get().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal(("rpc-" + window).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
