package org.dorisdr.limits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM keeps on its heap after a full collection, and where its threads are, as the JVM tells
 * it: nobody has to take the plugin's word.
 *
 * @param count instances, by name of the class
 * @param bytes of all objects
 */
record LiveObjects(Map<String, Long> count, long bytes) {
  private static final Pattern LINE =
      Pattern.compile("^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)", Pattern.MULTILINE);
  private static final Pattern TOTAL =
      Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

  static LiveObjects of(long pid) throws IOException, InterruptedException {
    return parse(ask(pid, "GC.class_histogram"));
  }

  static LiveObjects parse(String histogram) {
    Map<String, Long> count = new HashMap<>();
    Matcher line = LINE.matcher(histogram);
    while (line.find()) {
      // The same class of several loaders has a line each.
      count.merge(line.group(2), Long.valueOf(line.group(1)), Long::sum);
    }
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalArgumentException("no histogram: " + histogram);
    }
    return new LiveObjects(count, Long.parseLong(total.group(1)));
  }

  long of(Class<?> type) {
    return of(type.getName());
  }

  long of(String className) {
    return count.getOrDefault(className, 0L);
  }

  /** How many threads are in a method whose name ends so; a regular expression. */
  static int threadsIn(long pid, String methods) throws IOException, InterruptedException {
    String dump = ask(pid, "Thread.print");
    return (int) Pattern.compile("(" + methods + ")\\(").matcher(dump).results().count();
  }

  private static String ask(long pid, String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(command + " of process " + pid + ": " + answer);
    }
    return answer;
  }
}
