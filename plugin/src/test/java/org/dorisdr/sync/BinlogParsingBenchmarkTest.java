package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;

/**
 * Run it with {@code mvn -Dfast -pl plugin -am test -Dtest=BinlogParsingBenchmarkTest
 * -Dexcluded.tags=none}.
 */
@Tag("long")
class BinlogParsingBenchmarkTest {
  /** A tenth of the millisecond of processor time that a transaction may cost in all. */
  private static final double MAX_MICROS_A_PARTITION = 100;

  @Test
  void readingARecordIsASmallPartOfWhatATransactionMayCost() throws Exception {
    for (RunResult result : BinlogParsingBenchmark.run()) {
      double partitions = Double.parseDouble(result.getParams().getParam("partitions"));
      assertThat(result.getPrimaryResult().getScore() / partitions)
          .isLessThanOrEqualTo(MAX_MICROS_A_PARTITION);
    }
  }
}
