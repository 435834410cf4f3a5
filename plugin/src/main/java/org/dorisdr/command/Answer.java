package org.dorisdr.command;

import java.util.List;

/**
 * What a statement answers.
 *
 * @param columns names; empty if the answer is just OK
 * @param rows as many values as columns each; null is SQL NULL
 */
public record Answer(List<String> columns, List<List<String>> rows) {
  /** OK, and no rows. */
  public static final Answer DONE = new Answer(List.of(), List.of());

  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
