package org.dorisdr.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private static String told(String text) {
    TStatus status = new TStatus(TStatusCode.ANALYSIS_ERROR).setErrorMsgs(List.of(text));
    return Replies.failure("this cluster", "restoreSnapshot", status).getMessage();
  }

  /**
   * What 4.0.1 says of a snapshot of master, as of every one with a class that it does not know.
   */
  @Test
  void aSnapshotThatIsTooNewIsToldAsSuch() {
    assertThat(told("errCode = 2, detailMessage = deserialize meta and job info failed"))
        .contains("ANALYSIS_ERROR: errCode = 2, detailMessage = deserialize")
        .endsWith("bring this cluster to the version of the source first");
    assertThat(told("no such database")).endsWith("ANALYSIS_ERROR: no such database");
  }
}
