package org.dorisdr.config;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts for the journal and opens them again: AES-256-GCM under a key that HKDF-SHA256
 * derives from key material. A sealed text names its key, and is bound to a place, so that it
 * cannot be moved to another record. Thread safe if the random source is.
 */
public final class Secrets {
  private static final String VERSION = "v1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Least length of key material from a file. */
  public static final int MIN_KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final String keyName;
  private final RandomGenerator random;

  /**
   * @param keyMaterial the cluster token, or the content of the key file; not kept
   * @param random cryptographically strong source of nonces
   */
  public Secrets(byte[] keyMaterial, RandomGenerator random) {
    byte[] extracted = hmac("doris-dr".getBytes(StandardCharsets.UTF_8), keyMaterial);
    byte[] expanded = hmac(extracted, "secrets v1\u0001".getBytes(StandardCharsets.UTF_8));
    byte[] name = hmac(expanded, "name".getBytes(StandardCharsets.UTF_8));
    this.key = new SecretKeySpec(expanded, "AES");
    this.keyName = HexFormat.of().formatHex(name, 0, 4);
    this.random = random;
  }

  /** Seals {@code text} for the record {@code place}; every call gives another result. */
  public String seal(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8));
    byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return VERSION + ":" + keyName + ":" + Base64.getEncoder().encodeToString(all);
  }

  /**
   * Opens what {@link #seal} gave.
   *
   * @throws SecretException if it was sealed with another key or for another place, or is damaged
   */
  public String open(String sealed, String place) throws SecretException {
    String[] parts = sealed.split(":", 3);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      throw new SecretException("the secret of " + place + " has an unknown format");
    }
    if (!parts[1].equals(keyName)) {
      throw new SecretException(
          "the secret of %s was sealed with key %s, but the key here is %s. HINT: set %s to the key file used then, or set the secret again"
              .formatted(place, parts[1], keyName, "dr_secret_key_file"));
    }
    try {
      byte[] all = Base64.getDecoder().decode(parts[2]);
      byte[] nonce = new byte[NONCE_BYTES];
      ByteBuffer rest = ByteBuffer.wrap(all).get(nonce);
      byte[] cipherText = new byte[rest.remaining()];
      rest.get(cipherText);
      return new String(run(Cipher.DECRYPT_MODE, nonce, place, cipherText), StandardCharsets.UTF_8);
    } catch (RuntimeException e) {
      throw new SecretException("the secret of " + place + " is damaged");
    }
  }

  private byte[] run(int mode, byte[] nonce, String place, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal or open a secret", e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
