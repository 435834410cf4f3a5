package org.dorisdr.minidoris.common.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;

/** Reads bytes once for both what is done with them and their MD5. Stateless. */
public final class HashedCopy {
  private static final int BUFFER = 1 << 17;

  private HashedCopy() {}

  /** Copies to the end of the stream; returns the MD5 as 32 lower-case hex digits. */
  static String copy(InputStream from, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      return copy(from, out);
    }
  }

  /** MD5 of a file, as 32 lower-case hex digits. */
  public static String md5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(in, OutputStream.nullOutputStream());
    }
  }

  /** The same, adding the bytes of the file to another checksum on the way. */
  public static String md5(Path file, Checksum other) throws IOException {
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), other)) {
      return copy(in, OutputStream.nullOutputStream());
    }
  }

  static byte[] md5(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static String copy(InputStream from, OutputStream to) throws IOException {
    MessageDigest md5 = digest();
    byte[] buffer = new byte[BUFFER];
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      md5.update(buffer, 0, n);
      to.write(buffer, 0, n);
    }
    return HexFormat.of().formatHex(md5.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
