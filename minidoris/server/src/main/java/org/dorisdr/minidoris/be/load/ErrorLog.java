package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the rows that one load leaves out. For one load by one thread. */
final class ErrorLog {
  private static final int TOLD = 50;
  private static final int ROW_CHARS = 8 << 10;

  private final ErrorLogs logs;
  private final List<String> lines = new ArrayList<>();
  private String first = "";
  private String url;

  ErrorLog(ErrorLogs logs) {
    this.logs = logs;
  }

  /**
   * @param row as it is in the file; empty = not known
   */
  void add(String reason, String row) {
    String shown = row.length() > ROW_CHARS ? row.substring(0, ROW_CHARS) : row;
    if (lines.isEmpty()) {
      first = reason + ". Src line: " + shown;
    }
    if (lines.size() < TOLD) {
      lines.add("Reason: " + reason + ". src line [" + shown + "]; ");
    }
  }

  /** Adds a problem as a write tells it: a reason, U+0001, the row. */
  void add(String problem) {
    int end = problem.indexOf('\u0001');
    add(end < 0 ? problem : problem.substring(0, end), end < 0 ? "" : problem.substring(end + 1));
  }

  /** The first problem, as the answer tells it. */
  String first() {
    return first;
  }

  /** Address at which the problems can be read; null if there are none. */
  String url() throws IOException {
    if (url == null && !lines.isEmpty()) {
      ErrorLogs.Place place = logs.newPlace();
      Files.write(place.file(), lines, StandardCharsets.UTF_8);
      url = place.url();
    }
    return url;
  }
}
