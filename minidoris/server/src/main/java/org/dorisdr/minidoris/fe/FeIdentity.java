package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.UUID;

/**
 * Who this frontend is, written when it starts for the first time: cluster id and token ({@code
 * image/VERSION}), node name ({@code image/ROLE}).
 */
record FeIdentity(int clusterId, String token, String nodeName, boolean created) {
  static FeIdentity loadOrCreate(Path imageDirectory, String host, int editLogPort)
      throws IOException {
    Files.createDirectories(imageDirectory);
    Path version = imageDirectory.resolve("VERSION");
    Path role = imageDirectory.resolve("ROLE");
    if (Files.exists(version) && Files.exists(role)) {
      Properties v = read(version);
      return new FeIdentity(
          Integer.parseInt(v.getProperty("clusterId")),
          v.getProperty("token"),
          read(role).getProperty("name"),
          false);
    }
    FeIdentity identity =
        new FeIdentity(
            1 + new SecureRandom().nextInt(Integer.MAX_VALUE - 1),
            UUID.randomUUID().toString(),
            "fe_" + UUID.randomUUID().toString().replace('-', '_'),
            true);
    Properties r = new Properties();
    r.setProperty("role", "FOLLOWER");
    r.setProperty("name", identity.nodeName);
    r.setProperty("host", host + ":" + editLogPort);
    write(role, r);
    Properties v = new Properties();
    v.setProperty("clusterId", String.valueOf(identity.clusterId));
    v.setProperty("token", identity.token);
    write(version, v);
    return identity;
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
