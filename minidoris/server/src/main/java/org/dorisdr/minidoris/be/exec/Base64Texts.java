package org.dorisdr.minidoris.be.exec;

import java.util.Base64;

/** Texts that users give for bytes. Stateless. */
final class Base64Texts {
  private static final int DIGITS = 4;

  private Base64Texts() {}

  /** Null if it is no base64, to which Doris counts one that is not filled up. */
  static byte[] decoded(String text) {
    try {
      return text.length() % DIGITS == 0 ? Base64.getDecoder().decode(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
