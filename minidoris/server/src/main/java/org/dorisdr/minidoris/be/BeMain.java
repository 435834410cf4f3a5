package org.dorisdr.minidoris.be;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.dorisdr.minidoris.common.process.FileProblems;
import org.dorisdr.minidoris.common.process.ProcessLog;
import org.slf4j.LoggerFactory;

/**
 * Starts a backend as a process: {@code BeMain --home DIR}. Settings come from {@code
 * DIR/conf/be.conf}, the log goes to {@code be.INFO}, the process id to {@code bin/be.pid}. SIGTERM
 * ends it cleanly; kill -9 loses nothing that was acknowledged.
 */
public final class BeMain {
  private BeMain() {}

  public static void main(String[] args) {
    try {
      run(home(args));
    } catch (IOException | RuntimeException e) {
      System.err.println("backend cannot start: " + FileProblems.text(e));
      LoggerFactory.getLogger(BeMain.class).error("backend cannot start", e);
      System.exit(1);
    }
  }

  private static void run(Path home) throws IOException {
    BeConfig config = BeConfig.load(home);
    ProcessLog.toFile(
        Path.of(config.text("sys_log_dir")).resolve("be.INFO"), config.text("sys_log_level"));
    Backend backend = new Backend(config);
    Path pid = home.resolve("bin/be.pid");
    Files.createDirectories(pid.getParent());
    Files.writeString(pid, Long.toString(ProcessHandle.current().pid()));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  backend.close();
                  stopped.countDown();
                },
                "shutdown"));
    System.out.println("backend started: " + backend.ports());
    awaitUninterruptibly(stopped);
  }

  private static Path home(String[] args) {
    if (args.length != 2 || !args[0].equals("--home")) {
      throw new IllegalArgumentException("usage: BeMain --home DIR");
    }
    return Path.of(args[1]).toAbsolutePath().normalize();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // Only the shutdown hook ends us.
      }
    }
  }
}
