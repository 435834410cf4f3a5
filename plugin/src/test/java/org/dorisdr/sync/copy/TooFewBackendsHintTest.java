package org.dorisdr.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TooFewBackendsHintTest {
  private static final String TOO_FEW =
      "replication num should be less than the number of available backends. replication num is 3,"
          + " available backend num is ";

  @Test
  void tellsHowToAskForFewerReplicasUnlessNoBackendIsAliveAtAll() {
    assertThat(TooFewBackends.hint(TOO_FEW + "1", "j"))
        .contains("ALTER SYNC JOB j SET PROPERTIES (\"replication_num\" = \"1\")");
    assertThat(TooFewBackends.hint(TOO_FEW + "0", "j"))
        .contains("SHOW BACKENDS")
        .doesNotContain("replication_num");
    assertThat(TooFewBackends.hint("[OK]", "j")).isEmpty();
  }
}
