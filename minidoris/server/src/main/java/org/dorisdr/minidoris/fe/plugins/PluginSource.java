package org.dorisdr.minidoris.fe.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.doris.plugin.PluginException;

/**
 * Brings a plugin's files here from a directory, a zip file, or a zip behind http. Stateless;
 * blocks.
 */
final class PluginSource {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final long MAX_BYTES = 512L << 20;

  private PluginSource() {}

  /**
   * Puts the files of {@code source} into {@code target}, an empty directory.
   *
   * @param md5 expected checksum of a zip; null = the one in {@code <zip>.md5}
   */
  static void fetch(String source, String md5, Path target) throws IOException, PluginException {
    if (source.isBlank()) {
      throw new PluginException("empty plugin source path: " + source);
    }
    if (!isUrl(source) && Files.isDirectory(Path.of(source))) {
      PluginFiles.copy(Path.of(source), target);
      return;
    }
    Path zip = Files.createTempFile(target.getParent(), ".download", ".zip");
    try {
      download(source, zip);
      check(source, md5, zip);
      extract(zip, target);
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  private static boolean isUrl(String source) {
    return source.startsWith("http://") || source.startsWith("https://");
  }

  private static void download(String source, Path zip) throws IOException, PluginException {
    try (InputStream in = open(source)) {
      long left = MAX_BYTES;
      try (var out = Files.newOutputStream(zip)) {
        byte[] buffer = new byte[1 << 16];
        int read = in.read(buffer);
        while (read >= 0) {
          left -= read;
          if (left < 0) {
            throw new PluginException("plugin zip is larger than " + MAX_BYTES + " bytes");
          }
          out.write(buffer, 0, read);
          read = in.read(buffer);
        }
      }
    } catch (IOException e) {
      throw new PluginException(
          "Download plugin zip failed. zip file does not exist. source: " + source, e);
    }
  }

  private static InputStream open(String source) throws IOException {
    if (!isUrl(source)) {
      return Files.newInputStream(Path.of(source));
    }
    URLConnection connection = URI.create(source).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection.getInputStream();
  }

  private static void check(String source, String md5, Path zip)
      throws IOException, PluginException {
    String expected = md5;
    if (expected == null || expected.isBlank()) {
      try (InputStream in = open(source + ".md5")) {
        expected = new String(in.readNBytes(4096), StandardCharsets.UTF_8).strip().split("\\s")[0];
      } catch (IOException e) {
        throw new PluginException(
            e.getMessage()
                + ". you should set md5sum in plugin properties or provide a md5 URI to check"
                + " plugin file",
            e);
      }
    }
    String actual = md5(zip);
    if (!expected.equalsIgnoreCase(actual)) {
      throw new PluginException(
          "MD5 check mismatch, expected " + expected + " but actual " + actual);
    }
  }

  private static String md5(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void extract(Path zip, Path target) throws IOException, PluginException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      long left = MAX_BYTES;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new PluginException(
              "Zip contains entry name '"
                  + entry.getName()
                  + "' resolving outside of plugin directory");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          left -= Files.copy(in, file);
        }
        if (left < 0) {
          throw new PluginException("plugin is larger than " + MAX_BYTES + " bytes unpacked");
        }
      }
    }
  }
}
