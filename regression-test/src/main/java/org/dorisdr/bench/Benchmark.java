package org.dorisdr.bench;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures doris-dr on real processes; one subcommand a topic. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    subcommands = {SyncBenchmark.class, BackupBenchmark.class, MinidorisBenchmark.class},
    description = "Measures doris-dr between two small clusters on this machine.")
public final class Benchmark implements Runnable {
  @Option(names = "--root", hidden = true, description = "Where the project lies.")
  Path root = Path.of("").toAbsolutePath();

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Benchmark()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
