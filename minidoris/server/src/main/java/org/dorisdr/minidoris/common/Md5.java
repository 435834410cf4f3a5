package org.dorisdr.minidoris.common;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 where Doris has it in a file name or a row. Stateless. */
public final class Md5 {
  private Md5() {}

  /** 32 lower-case hex digits. */
  public static String hex(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(ByteBuffer.wrap(content));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
