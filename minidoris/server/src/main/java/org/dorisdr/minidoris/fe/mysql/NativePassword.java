package org.dorisdr.minidoris.fe.mysql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * {@code mysql_native_password}: the server keeps SHA1(SHA1(password)), as {@code *} and 40 hex
 * digits. Stateless.
 */
public final class NativePassword {
  private static final SecureRandom RANDOM = new SecureRandom();

  private NativePassword() {}

  /** What is kept of a password; empty for the empty one. */
  public static String hash(String password) {
    if (password.isEmpty()) {
      return "";
    }
    byte[] twice = sha1(sha1(password.getBytes(StandardCharsets.UTF_8)));
    return "*" + HexFormat.of().formatHex(twice).toUpperCase(Locale.ROOT);
  }

  /** Whether a text has the form of what {@link #hash} returns. */
  public static boolean isHash(String text) {
    return text.isEmpty() || text.matches("\\*[0-9A-Fa-f]{40}");
  }

  /** Twenty bytes that a client mixes into its answer; none of them is zero. */
  static byte[] challenge() {
    byte[] challenge = new byte[20];
    RANDOM.nextBytes(challenge);
    for (int i = 0; i < challenge.length; i++) {
      challenge[i] = (byte) (33 + (challenge[i] & 0x3f));
    }
    return challenge;
  }

  /** Whether {@code answer} to {@code challenge} proves the password behind {@code hash}. */
  public static boolean matches(String hash, byte[] challenge, byte[] answer) {
    if (hash.isEmpty() || answer.length == 0) {
      return hash.isEmpty() && answer.length == 0;
    }
    if (answer.length != 20) {
      return false;
    }
    byte[] twice = HexFormat.of().parseHex(hash.substring(1));
    byte[] mask = sha1(challenge, twice);
    byte[] once = new byte[20];
    for (int i = 0; i < once.length; i++) {
      once[i] = (byte) (answer[i] ^ mask[i]);
    }
    return MessageDigest.isEqual(sha1(once), twice);
  }

  /** Whether {@code password} in clear is the one behind {@code hash}. */
  public static boolean matches(String hash, String password) {
    return MessageDigest.isEqual(
        hash(password).getBytes(StandardCharsets.US_ASCII),
        hash.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      Arrays.stream(parts).forEach(digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
