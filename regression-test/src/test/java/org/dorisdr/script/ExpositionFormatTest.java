package org.dorisdr.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionFormatTest {
  @Test
  void takesWhatPrometheusTakes() {
    assertThat(
            ExpositionFormat.problems(
                """
                # HELP doris_fe_dr_runs_total how often
                # TYPE doris_fe_dr_runs_total counter
                doris_fe_dr_runs_total{job="a\\"b\\\\c\\n"} 1
                doris_fe_dr_runs_total{job="é"} 1.5E9

                # TYPE doris_fe_latency summary
                doris_fe_latency{quantile="0.5"} NaN
                doris_fe_latency_sum{} 3
                doris_fe_latency_count 3 1700000000000
                # a remark
                up +Inf
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a{b="c} 1                                   | neither sample nor comment
          a{b="\\x"} 1                                | neither sample nor comment
          a-b 1                                       | neither sample nor comment
          a one                                       | no number
          # TYPE a gauge;# TYPE a gauge;a 1           | a second TYPE
          # TYPE a meter                              | neither sample nor comment
          a 1;a 2                                     | a second sample of the same series
          a{x="1",y="2"} 1;a{y="2",x="1"} 2           | a second sample of the same series
          a{x="1"} 1;b 1;a{x="2"} 1                   | lines of one metric stand apart
          doris_fe_dr_x 1                             | no TYPE or HELP
          # HELP doris_fe_dr_x x;# TYPE doris_fe_dr_x counter;doris_fe_dr_x 1 | counters alone end in _total
          """)
  void findsWhatPrometheusRefuses(String page, String problem) {
    assertThat(ExpositionFormat.problems(page.replace(";", "\n") + "\n"))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void aPageThatWasCutOffIsNone() {
    assertThat(ExpositionFormat.problems("a 1")).containsExactly("the last line does not end");
  }
}
