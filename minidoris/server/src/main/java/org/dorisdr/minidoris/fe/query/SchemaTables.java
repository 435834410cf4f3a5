package org.dorisdr.minidoris.fe.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Columns of the tables of {@code information_schema}. Stateless. */
public final class SchemaTables {
  private static final Map<String, String[]> COLUMNS = read();

  private SchemaTables() {}

  private static Map<String, String[]> read() {
    Map<String, String[]> columns = new HashMap<>();
    try (InputStream in = SchemaTables.class.getResourceAsStream("schema-tables.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(words -> columns.put(words[0], Arrays.copyOfRange(words, 1, words.length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return columns;
  }

  /** Of those that can be read, in order. */
  public static SortedSet<String> names() {
    return new TreeSet<>(COLUMNS.keySet());
  }

  /** No rows yet; empty if there is no such table. */
  static Optional<InlineRows> rows(String table) {
    return Optional.ofNullable(COLUMNS.get(table)).map(InlineRows::new);
  }
}
