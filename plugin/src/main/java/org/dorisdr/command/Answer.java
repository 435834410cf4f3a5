package org.dorisdr.command;

import java.util.List;

/**
 * What a statement answers.
 *
 * @param columns names; empty if the answer is just OK
 * @param rows as many values as columns each; null is SQL NULL
 * @param warning told beside an OK; null if there is none, or if there are rows
 */
public record Answer(List<String> columns, List<List<String>> rows, String warning) {
  /** OK, and no rows. */
  public static final Answer DONE = new Answer(List.of(), List.of());

  public Answer(List<String> columns, List<List<String>> rows) {
    this(columns, rows, null);
  }

  /** OK, and what should be known about it; null = nothing. */
  public static Answer done(String warning) {
    return new Answer(List.of(), List.of(), warning);
  }

  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
