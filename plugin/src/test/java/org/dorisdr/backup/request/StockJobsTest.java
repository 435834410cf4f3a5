package org.dorisdr.backup.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures are tried again. */
class StockJobsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Repository r does not exist | false | true
          Unknown table 'x' | false | true
          EXCLUDE leaves no table, so there is nothing to do. HINT: name fewer | false | true
          Snapshot with name 'b1' already exist in repository | false | true
          java.net.UnknownHostException: store: Name or service not known | false | false
          connect timed out, host unknown | false | false
          [COMMON_ERROR, msg: 10004: UnknownHostException store] | true | false
          [COMMON_ERROR, msg: invalid md5 of downloaded file] | true | true
          [TABLET_MISSING, msg: tablet 7 does not exist] | true | false
          [COMMON_ERROR, msg: Table t already exist but with different schema] | true | true
          [COMMON_ERROR, msg: Could not set meta version to 139 since it is lower than minimum required version 140] | true | true
          [COMMON_ERROR, msg: Not support to restore to local table t with colocate group.] | true | true
          """)
  void triesAgainWhatMayPass(String error, boolean begun, boolean isFinal) {
    assertThat(StockJobs.isFinal(error, begun)).isEqualTo(isFinal);
  }
}
