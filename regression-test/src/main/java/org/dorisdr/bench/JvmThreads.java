package org.dorisdr.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the threads of the plugin have used so far in one FE, told by the JVM's own thread dump.
 *
 * @param cpuMillis processor time
 * @param bytes allocated on the heap
 */
record JvmThreads(double cpuMillis, double bytes) {
  private static final Pattern THREAD =
      Pattern.compile(
          "^\"dorisdr-[^\"]*\".* cpu=([0-9.]+)ms .*allocated=([0-9.]+)([BKMGT])?",
          Pattern.MULTILINE);
  private static final String UNITS = "BKMGT";

  /** Asks a process of this machine, run by the same user. */
  static JvmThreads of(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "Thread.print", "-e")
            .redirectErrorStream(true)
            .start();
    String dump = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("no thread dump of process " + pid + ": " + dump);
    }
    return parse(dump);
  }

  static JvmThreads parse(String dump) {
    double cpu = 0;
    double bytes = 0;
    Matcher thread = THREAD.matcher(dump);
    while (thread.find()) {
      cpu += Double.parseDouble(thread.group(1));
      String unit = thread.group(3) == null ? "B" : thread.group(3);
      bytes += Double.parseDouble(thread.group(2)) * Math.pow(1024, UNITS.indexOf(unit));
    }
    return new JvmThreads(cpu, bytes);
  }

  JvmThreads since(JvmThreads earlier) {
    return new JvmThreads(cpuMillis - earlier.cpuMillis, bytes - earlier.bytes);
  }
}
