package org.dorisdr.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.ManagedProcess;

/** Resident memory of processes, as ps tells it. Stateless. */
final class Footprint {
  private Footprint() {}

  /** One row for each frontend and backend, and one for all of them. */
  static void of(Clusters clusters, String when, Report report)
      throws IOException, InterruptedException {
    Map<String, ManagedProcess> processes = new LinkedHashMap<>();
    processes.put("source frontend", clusters.source().frontend());
    processes.put("source backend", clusters.source().backend());
    processes.put("target frontend", clusters.target().frontend());
    processes.put("target backend", clusters.target().backend());
    double sum = 0;
    for (Map.Entry<String, ManagedProcess> process : processes.entrySet()) {
      double megabytes = residentMegabytes(process.getValue().pid());
      sum += megabytes;
      row(report, "resident " + when + ": " + process.getKey(), megabytes);
    }
    row(report, "resident " + when + ": all four", sum);
  }

  private static void row(Report report, String what, double megabytes) {
    Map<String, Object> row = report.row();
    row.put("what", what);
    row.put("value", Math.round(megabytes));
    row.put("unit", "MB");
    report.printLast(System.out);
  }

  private static double residentMegabytes(long pid) throws IOException, InterruptedException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String kilobytes =
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    ps.waitFor();
    if (kilobytes.isEmpty()) {
      throw new BenchmarkException("process " + pid + " is gone");
    }
    return Long.parseLong(kilobytes) * 1024 / 1e6;
  }
}
