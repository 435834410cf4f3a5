package org.dorisdr.bench;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Topology;

/**
 * Two clusters that a benchmark has for itself, in a directory that goes when it went well and
 * stays, with the logs, when it did not. Not thread safe.
 */
final class OwnClusters implements AutoCloseable {
  private final Path directory;
  private final Clusters clusters;
  private boolean well;

  private OwnClusters(Path directory, Clusters clusters) {
    this.directory = directory;
    this.clusters = clusters;
  }

  /**
   * @param root where the project lies
   * @param portOffset added to every port
   */
  static OwnClusters start(Path root, int portOffset) throws IOException {
    return start(root, portOffset, Map.of());
  }

  /**
   * @param root where the project lies
   * @param portOffset added to every port
   * @param settings lines for the configuration files of both
   */
  static OwnClusters start(Path root, int portOffset, Map<String, String> settings)
      throws IOException {
    Path directory = Files.createTempDirectory("dorisdr-bench");
    Clusters clusters =
        new Clusters(directory, new Installation(root), portOffset, Topology.PLAIN, settings);
    Runtime.getRuntime().addShutdownHook(new Thread(clusters::close, "end-processes"));
    System.out.println("Starting two clusters in " + directory + " …");
    clusters.start();
    return new OwnClusters(directory, clusters);
  }

  Clusters clusters() {
    return clusters;
  }

  Path directory() {
    return directory;
  }

  /** To be told at the end, so that nothing is kept. */
  void wentWell() {
    well = true;
  }

  @Override
  public void close() throws IOException {
    clusters.close();
    if (well) {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    } else {
      System.err.println("benchmark: data and logs are kept in " + directory);
    }
  }
}
