package org.dorisdr.bench;

import java.util.Arrays;

/** Sorted measurements, in milliseconds. Immutable. */
final class Percentiles {
  private final double[] sorted;

  Percentiles(double[] values) {
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  int count() {
    return sorted.length;
  }

  /**
   * The smallest measurement that is not exceeded by that share of all.
   *
   * @param share from 0 to 1
   * @return NaN if nothing was measured
   */
  double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }
}
