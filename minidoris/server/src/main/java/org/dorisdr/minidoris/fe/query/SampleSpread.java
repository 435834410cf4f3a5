package org.dorisdr.minidoris.fe.query;

import java.util.function.UnaryOperator;

/** Spread of a sample: 0 where there is one value, of which the engine knows none. Stateless. */
final class SampleSpread {
  private SampleSpread() {}

  static boolean is(String name) {
    return name.equals("stddev_samp") || name.equals("var_samp") || name.equals("variance_samp");
  }

  /**
   * The call over a window.
   *
   * @param call writes one of another function with the same arguments
   */
  static String sql(String name, UnaryOperator<String> call) {
    String function = name.equals("variance_samp") ? "var_samp" : name;
    return "CASE WHEN "
        + call.apply("count")
        + " = 1 THEN CAST(0 AS DOUBLE) ELSE "
        + call.apply(function)
        + " END";
  }
}
