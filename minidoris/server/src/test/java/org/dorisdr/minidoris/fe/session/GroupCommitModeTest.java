package org.dorisdr.minidoris.fe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SetSessionVarOp of Doris looks at what {@code group_commit} is set to. */
class GroupCommitModeTest {
  @Test
  void isOneOfThree(@TempDir Path home) {
    try (TestFe fe = new TestFe(home)) {
      assertThat(fe.error("SET group_commit = abc"))
          .contains("Variable 'group_commit' can't be set to the value of 'abc'");
      fe.sql("SET group_commit = async_mode");
      fe.sql("SET group_commit = 'SYNC_MODE'");
      assertThat(fe.session.variables().get("group_commit")).isEqualToIgnoringCase("sync_mode");
    }
  }
}
