package org.dorisdr.minidoris.fe.session;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.common.ResourceLines;

/**
 * Doris's variables that tell how a query is run, but not what it answers, which are kept and
 * shown, and nothing comes of them; and those that would change an answer, but have one value here.
 * Immutable.
 */
final class TuningVariables {
  private static final char FIXED = '!';
  private static final Map<String, String> DEFAULTS = new TreeMap<>();

  /** Those that have one value. */
  private static final Map<String, String> ONLY = new HashMap<>();

  static {
    ResourceLines.of(TuningVariables.class, "variables.txt").forEach(TuningVariables::read);
  }

  private TuningVariables() {}

  private static void read(String line) {
    boolean fixed = line.charAt(0) == FIXED;
    int equals = line.indexOf('=');
    String name = line.substring(fixed ? 1 : 0, equals);
    String value = line.substring(equals + 1);
    DEFAULTS.put(name, value);
    if (fixed) {
      ONLY.put(name, value);
    }
  }

  /** Names in lower case with what a session has that sets none. */
  static Map<String, String> defaults() {
    return DEFAULTS;
  }

  /**
   * @param value as it would be kept
   * @throws StatementError if the variable has another value here, and no other
   */
  static void checkSettable(String name, String value) {
    String only = ONLY.get(name);
    if (only != null && !only.equalsIgnoreCase(value)) {
      throw StatementError.general(
          "minidoris knows " + name + " as '" + only + "' only, and does not do what another asks");
    }
  }
}
