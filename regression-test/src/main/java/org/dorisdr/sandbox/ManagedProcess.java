package org.dorisdr.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that the sandbox started: its command line, its log, its end. Thread safe.
 *
 * <p>Its pid lies in a file beside the log, so that a later sandbox can end what an earlier one,
 * itself killed, left behind.
 */
public final class ManagedProcess {
  private static final Duration POLL = Duration.ofMillis(25);

  private final String name;
  private final List<String> command;
  private final Path log;
  private final Path pidFile;
  private Process process;

  public ManagedProcess(String name, List<String> command, Path log) {
    this.name = name;
    this.command = List.copyOf(command);
    this.log = log;
    this.pidFile = log.resolveSibling(name + ".pid");
  }

  public String name() {
    return name;
  }

  /** Starts it and returns at once. */
  public synchronized void start() {
    try {
      Files.createDirectories(log.getParent());
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Files.writeString(pidFile, Long.toString(process.pid()));
    } catch (IOException e) {
      throw new SandboxException(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /** Waits until something accepts connections on the loopback port. */
  public void awaitPort(int port, Duration limit) {
    Instant end = Instant.now().plus(limit);
    while (!accepts(port)) {
      if (!isAlive()) {
        throw new SandboxException(name + " ended at start; the end of " + log + ":\n" + tail());
      }
      if (Instant.now().isAfter(end)) {
        throw new SandboxException(
            name
                + " does not listen on port "
                + port
                + " after "
                + limit.toSeconds()
                + " s: "
                + log);
      }
      pause();
    }
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Its process id; only after {@link #start}. */
  public synchronized long pid() {
    return process.pid();
  }

  /** kill -9, and waits for the end. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(10);
    }
  }

  /** Has it do nothing until {@link #thaw}, though whoever connects is still let in. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      String[] command = {"kill", "-" + signal, Long.toString(pid())};
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new SandboxException(name + " cannot be sent the signal " + signal);
      }
    } catch (IOException e) {
      throw new SandboxException(name + " cannot be sent a signal: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks it to end, and insists after a while. */
  public synchronized void stop() {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!await(10)) {
      process.destroyForcibly();
      await(10);
    }
  }

  private boolean await(int seconds) {
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (ended) {
        Files.deleteIfExists(pidFile);
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Ends a process of this name that an earlier sandbox left behind. */
  public void endLeftover() {
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      long pid = Long.parseLong(Files.readString(pidFile).trim());
      ProcessHandle.of(pid).filter(this::isOurs).ifPresent(ProcessHandle::destroyForcibly);
      Files.deleteIfExists(pidFile);
    } catch (IOException | NumberFormatException e) {
      throw new SandboxException("cannot read " + pidFile + ": " + e.getMessage(), e);
    }
  }

  /** Pids are used again: only a process with our directory on its command line is ours. */
  private boolean isOurs(ProcessHandle handle) {
    String home = log.getParent().toString();
    return handle.info().commandLine().map(line -> line.contains(home)).orElse(false);
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted", e);
    }
  }
}
