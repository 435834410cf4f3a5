package org.dorisdr.script;

import java.time.Duration;

/**
 * What came of a step.
 *
 * @param expected its text with variables replaced
 * @param actual the same text with what really came out
 */
public record StepResult(String title, String expected, String actual, Duration elapsed) {
  public boolean passed() {
    return expected.equals(actual);
  }
}
