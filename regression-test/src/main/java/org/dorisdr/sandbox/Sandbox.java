package org.dorisdr.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dorisdr.script.Script;
import org.dorisdr.tour.Tour;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the sandbox, runs the tour, and stays up until Ctrl-C. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Two small Doris clusters and an S3 endpoint, with the plugin installed.")
public final class Sandbox implements Callable<Integer> {
  @Option(names = "--exit", description = "End everything after the tour.")
  private boolean exit;

  @Option(names = "--no-tour", description = "Do not run the tour.")
  private boolean noTour;

  @Option(names = "--dir", description = "Where data and logs lie (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of(".sandbox");

  @Option(names = "--port-offset", description = "Added to every port (default: ${DEFAULT-VALUE}).")
  private int portOffset = 0;

  @Option(
      names = "--source",
      description = "Frontends+backends of the source, such as 3+2 (default: ${DEFAULT-VALUE}).",
      converter = SizeConverter.class)
  private Size source = Size.ONE;

  @Option(
      names = "--target",
      description = "Frontends+backends of the target (default: ${DEFAULT-VALUE}).",
      converter = SizeConverter.class)
  private Size target = Size.ONE;

  @Option(names = "--reset", description = "Remove the data of earlier runs first.")
  private boolean reset;

  @Option(names = "--script", description = "Run this script instead of the tour.")
  private Path script;

  @Option(names = "--root", hidden = true, description = "Where the project lies.")
  private Path root = Path.of("").toAbsolutePath();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Sandbox()).execute(args));
  }

  @Override
  public Integer call() {
    try {
      return run();
    } catch (SandboxException e) {
      System.err.println("sandbox: " + e.getMessage());
      return 1;
    }
  }

  private int run() {
    Path home = directory.toAbsolutePath().normalize();
    Topology topology = new Topology(source, target);
    System.out.println("Starting two clusters and an S3 endpoint in " + home + " …");
    try (Clusters clusters = new Clusters(home, new Installation(root), portOffset, topology)) {
      Thread onExit = new Thread(clusters::close, "end-processes");
      Runtime.getRuntime().addShutdownHook(onExit);
      if (reset) {
        clusters.reset();
      }
      clusters.start();
      boolean passed = noTour || new Tour(clusters, readScript(), System.out).run();
      if (!exit) {
        printHowToConnect(clusters);
        awaitInterrupt();
      }
      return passed ? 0 : 1;
    }
  }

  private Script readScript() {
    if (script == null) {
      return Tour.script();
    }
    try (Reader reader = Files.newBufferedReader(script)) {
      return Script.read(script.getFileName().toString(), reader);
    } catch (IOException e) {
      throw new SandboxException("cannot read " + script + ": " + e.getMessage(), e);
    }
  }

  private static final class SizeConverter implements CommandLine.ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      try {
        return Size.parse(text);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }

  private static void printHowToConnect(Clusters clusters) {
    System.out.printf(
        """

        source:  mysql -h127.0.0.1 -P%d -uroot
        target:  mysql -h127.0.0.1 -P%d -uroot
        S3:      %s  bucket %s  access key %s  secret key %s

        Ctrl-C ends everything.
        """,
        clusters.source().ports().query(),
        clusters.target().ports().query(),
        clusters.s3Endpoint(),
        Clusters.BUCKET,
        Clusters.ACCESS_KEY,
        Clusters.SECRET_KEY);
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
