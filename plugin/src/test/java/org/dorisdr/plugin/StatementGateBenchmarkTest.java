package org.dorisdr.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;

/**
 * Run it with {@code mvn -Dfast -pl plugin -am test -Dtest=StatementGateBenchmarkTest
 * -Dexcluded.tags=}.
 */
@Tag("long")
class StatementGateBenchmarkTest {
  private static final double MAX_NANOS = 200;
  private static final double MAX_BYTES = 0.1;

  @Test
  void costsAForeignStatementNextToNothingWhateverItsLength() throws Exception {
    for (RunResult result : StatementGateBenchmark.run()) {
      String kind = result.getParams().getParam("kind");
      double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
      assertThat(result.getPrimaryResult().getScore()).as(kind).isLessThanOrEqualTo(MAX_NANOS);
      assertThat(bytes).as(kind).isLessThanOrEqualTo(MAX_BYTES);
    }
  }
}
