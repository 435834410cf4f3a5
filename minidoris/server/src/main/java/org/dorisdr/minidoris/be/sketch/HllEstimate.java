package org.dorisdr.minidoris.be.sketch;

/**
 * The number that registers stand for, with the corrections of Doris's backends
 * (estimate_cardinality), and in numbers as wide as theirs. Stateless.
 */
final class HllEstimate {
  private static final double LEAST = 2.5;
  private static final double MOST_CORRECTED = 72_000;

  /** Of what the estimate is too high by, in percent, by the powers of the estimate. */
  private static final double[] BIAS = {
    83.3216, -5.2921 * 1.0e-3, 1.2940 * 1.0e-7, -1.4253 * 1.0e-12, 5.9119 * 1.0e-18
  };

  private HllEstimate() {}

  static long of(byte[] registers) {
    int count = registers.length;
    float sum = 0;
    int zeros = 0;
    for (byte register : registers) {
      sum += (float) Math.scalb(1.0, -register);
      zeros += register == 0 ? 1 : 0;
    }
    float alpha = 0.7213F / (1 + 1.079F / count);
    double estimate = alpha * count * count * (1.0F / sum);
    if (estimate <= count * LEAST && zeros != 0) {
      estimate = count * Math.log((double) count / zeros);
    } else if (estimate < MOST_CORRECTED) {
      estimate -= estimate * (bias(estimate) / 100);
    }
    return (long) (estimate + 0.5);
  }

  private static double bias(double estimate) {
    return BIAS[4] * (estimate * estimate * estimate * estimate)
        + BIAS[3] * (estimate * estimate * estimate)
        + BIAS[2] * (estimate * estimate)
        + BIAS[1] * estimate
        + BIAS[0];
  }
}
