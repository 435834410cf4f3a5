package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dorisdr.minidoris.common.process.FileProblems;

/**
 * The frontend process: {@code FeMain --home DIR [--helper host:edit_log_port]}. Ends cleanly on
 * SIGTERM, with code 1 and one line on standard error when it cannot start.
 */
public final class FeMain {
  private FeMain() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(option(args, "--home", ".")).toAbsolutePath().normalize();
    System.setProperty("minidoris.log.dir", home.resolve("log").toString());
    System.setProperty("log4j2.configurationFile", "minidoris-fe-log4j2.xml");
    try {
      Files.createDirectories(home.resolve("log"));
      run(home, option(args, "--helper", null));
    } catch (IOException | RuntimeException e) {
      System.err.println("fe: cannot go on: " + FileProblems.text(e));
      System.exit(1);
    }
  }

  private static void run(Path home, String helper) throws Exception {
    FeSettings settings = FeConf.read(home);
    FileChannel lockFile = lock(home);
    try (FeRunner runner = new FeRunner(settings, helper)) {
      Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "fe-stop"));
      runner.run();
    } finally {
      lockFile.close();
    }
  }

  /** Held until the process ends, so that no second frontend uses the same directory. */
  private static FileChannel lock(Path home) throws IOException {
    Path file = home.resolve("fe.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException("another frontend runs in " + home);
    }
    long pid = ProcessHandle.current().pid();
    Files.write(home.resolve("fe.pid"), (pid + "\n").getBytes(StandardCharsets.US_ASCII));
    return channel;
  }

  private static String option(String[] args, String name, String fallback) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return fallback;
  }
}
