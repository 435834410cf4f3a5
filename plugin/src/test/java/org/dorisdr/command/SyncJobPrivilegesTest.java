package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do something with a sync job, and what the others are told. */
class SyncJobPrivilegesTest {
  private final MemoryHost host = new MemoryHost();
  private final Privileges privileges = new Privileges(host.accessControl());
  private final SyncJobRecord job = new SyncJobRecord();

  @BeforeEach
  void define() {
    host.granted.clear();
    job.name = "j";
    job.targetDatabase = "hidden";
  }

  private void need() throws CommandException {
    SyncJobPrivileges.need(privileges, MemoryHost.CALLER, job);
  }

  @Test
  void refusesWithoutTellingWhereTheJobWrites() {
    host.granted.addAll(List.of("SELECT hidden", "LOAD hidden", "CREATE hidden", "DROP hidden"));
    assertThatThrownBy(this::need)
        .hasMessage(
            "Access denied; you need (at least one of) the (ALTER) privilege(s) on the target of sync job 'j' for this operation");
    assertThat(SyncJobPrivileges.maySee(privileges, MemoryHost.CALLER, job)).isFalse();
  }

  @Test
  void aTableJobNeedsItsTableOnly() {
    job.sourceTable = "t";
    job.targetTable = "t2";
    for (String privilege : List.of("LOAD", "CREATE", "ALTER", "DROP")) {
      assertThatThrownBy(this::need).hasMessageContaining(privilege);
      host.granted.add(privilege + " hidden.t2");
    }
    assertThatCode(this::need).doesNotThrowAnyException();
    job.sourceTable = null;
    assertThatThrownBy(this::need).hasMessageContaining("LOAD");
  }
}
