package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Who this frontend is, written when it starts for the first time: cluster id and token ({@code
 * image/VERSION}), node name and role ({@code image/ROLE}).
 *
 * @param observer takes no part in elections and acknowledgements
 * @param helper {@code host:edit_log_port} that it joined the group through; null = the first one
 */
public record FeIdentity(
    int clusterId, String token, String nodeName, boolean observer, String helper) {
  /** What an earlier start wrote; empty on the first one. */
  static Optional<FeIdentity> load(Path imageDirectory) throws IOException {
    Path version = imageDirectory.resolve("VERSION");
    Path role = imageDirectory.resolve("ROLE");
    if (!Files.exists(version) || !Files.exists(role)) {
      return Optional.empty();
    }
    Properties v = read(version);
    Properties r = read(role);
    return Optional.of(
        new FeIdentity(
            Integer.parseInt(v.getProperty("clusterId")),
            v.getProperty("token"),
            r.getProperty("name"),
            r.getProperty("role").equals("OBSERVER"),
            r.getProperty("helper")));
  }

  /** The first frontend of a new cluster. */
  static FeIdentity create() {
    return new FeIdentity(
        1 + new SecureRandom().nextInt(Integer.MAX_VALUE - 1),
        UUID.randomUUID().toString(),
        newNodeName(),
        false,
        null);
  }

  /** A node name that was never used before. */
  public static String newNodeName() {
    return "fe_" + UUID.randomUUID().toString().replace('-', '_');
  }

  /** Makes it durable. VERSION comes last: without it the next start is the first one again. */
  void save(Path imageDirectory, String host, int editLogPort) throws IOException {
    Files.createDirectories(imageDirectory);
    Properties r = new Properties();
    r.setProperty("role", observer ? "OBSERVER" : "FOLLOWER");
    r.setProperty("name", nodeName);
    r.setProperty("host", host + ":" + editLogPort);
    if (helper != null) {
      // Without it, one that ends before it has joined would found a group of its own.
      r.setProperty("helper", helper);
    }
    write(imageDirectory.resolve("ROLE"), r);
    Properties v = new Properties();
    v.setProperty("clusterId", String.valueOf(clusterId));
    v.setProperty("token", token);
    write(imageDirectory.resolve("VERSION"), v);
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties;
  }

  private static void write(Path file, Properties properties) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(half)) {
      properties.store(out, null);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
