package org.dorisdr.minidoris.be.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.be.storage.Durable;

/**
 * The id of the cluster that this backend belongs to, kept in {@code cluster_id} of every storage
 * root, so that the data never end up in another cluster. Guarded by its caller.
 */
final class ClusterIdentity {
  private static final int NONE = -1;

  private final List<Path> roots;
  private int id = NONE;

  /**
   * @throws IOException when a file cannot be read, or two roots are of different clusters
   */
  ClusterIdentity(List<Path> roots) throws IOException {
    this.roots = List.copyOf(roots);
    for (Path root : roots) {
      Path file = root.resolve("cluster_id");
      if (Files.exists(file)) {
        accept(file, Integer.parseInt(Files.readString(file).trim()));
      }
    }
  }

  private void accept(Path file, int read) throws IOException {
    if (id != NONE && id != read) {
      throw new IOException(file + " is of cluster " + read + ", another root of cluster " + id);
    }
    id = read;
  }

  int id() {
    return id;
  }

  /** Is it the cluster we know? The first one that asks becomes that cluster. */
  boolean isOurs(int clusterId) throws IOException {
    if (id == NONE) {
      for (Path root : roots) {
        Durable.write(
            root.resolve("cluster_id"),
            Integer.toString(clusterId).getBytes(StandardCharsets.UTF_8));
      }
      id = clusterId;
    }
    return id == clusterId;
  }
}
