package org.dorisdr.sql;

import java.util.List;

/**
 * Why a statement could not be read.
 *
 * @param at where in the packet
 * @param found what stands there, shortened; empty if nothing more was to be expected at all
 * @param expected what could have stood there, readable; empty if the trouble is of another kind
 * @param message all of it in one line, fit for the user
 */
public record SyntaxError(Position at, String found, List<String> expected, String message) {
  public SyntaxError {
    expected = List.copyOf(expected);
  }

  /** An error that is not about a missing token. */
  static SyntaxError of(Position at, String problem) {
    return new SyntaxError(at, "", List.of(), "syntax error at " + at + ": " + problem);
  }
}
