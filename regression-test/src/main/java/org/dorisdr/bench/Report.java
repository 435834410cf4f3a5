package org.dorisdr.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark has measured: a table for people, JSON for programs. Not thread safe. */
public final class Report {
  private final String title;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  public Report(String title) {
    this.title = title;
  }

  /** Adds a row; its values are texts or numbers, in the order of the columns. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    rows.add(row);
    return row;
  }

  /** All rows so far, in order. */
  public List<Map<String, Object>> rows() {
    return List.copyOf(rows);
  }

  /** Prints the newest row alone, so that somebody who waits sees it. */
  public void printLast(PrintStream out) {
    out.println("  " + rows.get(rows.size() - 1));
  }

  /** Prints all rows; a column is as wide as its longest value. */
  public void print(PrintStream out) {
    out.println("\n" + title);
    List<String> columns = rows.stream().flatMap(r -> r.keySet().stream()).distinct().toList();
    StringBuilder format = new StringBuilder();
    for (String column : columns) {
      int width = rows.stream().mapToInt(r -> text(r, column).length()).max().orElse(0);
      format.append("%-").append(Math.max(width, column.length())).append("s  ");
    }
    out.printf(format + "%n", columns.toArray());
    for (Map<String, Object> row : rows) {
      out.printf(format + "%n", columns.stream().map(c -> text(row, c)).toArray());
    }
  }

  /** Prints everything, and keeps it in a file. */
  public void finish(Path file) throws IOException {
    print(System.out);
    write(file);
    System.out.println("\nwritten to " + file);
  }

  private static String text(Map<String, Object> row, String column) {
    Object value = row.get(column);
    return value == null ? "" : value.toString();
  }

  /** Writes all rows as one JSON object. */
  public void write(Path file) throws IOException {
    StringBuilder json = new StringBuilder("{\"title\":" + quoted(title) + ",\"rows\":[");
    for (int i = 0; i < rows.size(); i++) {
      json.append(i == 0 ? "\n{" : ",\n{");
      String comma = "";
      for (Map.Entry<String, Object> cell : rows.get(i).entrySet()) {
        boolean number = cell.getValue() instanceof Number;
        json.append(comma).append(quoted(cell.getKey())).append(':');
        json.append(number ? cell.getValue() : quoted(String.valueOf(cell.getValue())));
        comma = ",";
      }
      json.append('}');
    }
    Files.writeString(file, json.append("]}\n"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
