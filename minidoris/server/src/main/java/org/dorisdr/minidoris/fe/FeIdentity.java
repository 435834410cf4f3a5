package org.dorisdr.minidoris.fe;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.journal.CorruptMetadataException;
import org.dorisdr.minidoris.fe.journal.ImageStore;

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
      refuseForgotten(imageDirectory);
      return Optional.empty();
    }
    Properties v = read(version);
    Properties r = read(role);
    return Optional.of(
        new FeIdentity(
            Integer.parseInt(needed(v, "clusterId", "\\d+", version)),
            needed(v, "token", ".+", version),
            needed(r, "name", ".+", role),
            needed(r, "role", "FOLLOWER|OBSERVER", role).equals("OBSERVER"),
            r.getProperty("helper")));
  }

  private static String needed(Properties from, String key, String form, Path file) {
    String value = from.getProperty(key, "");
    if (!value.matches(form)) {
      throw new CorruptMetadataException(
          file + " is damaged: no valid " + key + ". HINT: put back a good copy");
    }
    return value;
  }

  /** Metadata without a name are no first start: a new cluster would take their place. */
  private static void refuseForgotten(Path imageDirectory) throws IOException {
    if (new ImageStore(imageDirectory).newestId() > 0
        || hasEntries(imageDirectory.resolveSibling("bdb"))) {
      throw new CorruptMetadataException(
          "there are metadata in "
              + imageDirectory.getParent()
              + " but no image/VERSION and image/ROLE, which tell whose. HINT: put these files back,"
              + " or drop this frontend, add it again, and start it with an empty directory and --helper"
              + " host:edit_log_port of another one");
    }
  }

  private static boolean hasEntries(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isPresent();
    }
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
    try (FileOutputStream out = new FileOutputStream(half.toFile())) {
      properties.store(out, null);
      out.getFD().sync();
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
