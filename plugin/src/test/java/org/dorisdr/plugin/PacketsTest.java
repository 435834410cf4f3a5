package org.dorisdr.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.dorisdr.command.Commands;
import org.dorisdr.fe.FeStatement;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PacketsTest {
  private final MemoryHost host = new MemoryHost();
  private Wiring wiring;

  @BeforeEach
  void start() {
    wiring = new Wiring(host, new Random(1));
    wiring.start();
  }

  @AfterEach
  void stop() {
    wiring.close();
  }

  private List<FeStatement> read(String packet) {
    return wiring.packets().read(packet, true);
  }

  private void run(String sql) throws Exception {
    ((FeStatement.Ours) read(sql).get(0)).action().run(MemoryHost.CALLER);
  }

  @Test
  void leavesStockStatementsToDorisUntilOursAreBuilt() {
    assertThat(read("BACKUP SNAPSHOT d.l TO `__keep_on_local__`")).isEmpty();
    assertThat(read("BACKUP SNAPSHOT d.l TO r")).hasSize(1);
    assertThat(read("RECOVER TABLE d.t")).isEmpty();
    assertThat(read("ADMIN SET FRONTEND CONFIG ('max_x' = '1')")).isEmpty();
    assertThat(read("SHOW FRONTEND CONFIG LIKE 'max_x'")).isEmpty();
  }

  @Test
  void takesOursOutOfAPacketAndLeavesTheRestAsText() {
    List<FeStatement> statements = read("use d; SHOW REMOTE CLUSTERS; select 1");
    assertThat(statements).hasSize(3);
    assertThat(statements.get(0)).isEqualTo(new FeStatement.Stock("use d"));
    assertThat(((FeStatement.Ours) statements.get(1)).text()).isEqualTo("SHOW REMOTE CLUSTERS");
    assertThat(((FeStatement.Ours) statements.get(1)).needsLeader()).isFalse();
  }

  @Test
  void saysThatAStatementIsNotSupportedYet() {
    FeStatement.Ours nobodys =
        (FeStatement.Ours) new Packets(new Commands()).read("SWITCHOVER SYNC JOB j", true).get(0);
    assertThatThrownBy(() -> nobodys.action().run(MemoryHost.CALLER))
        .hasMessage("not supported yet: SWITCHOVER SYNC JOB");
  }

  @Test
  void tellsAMistakeWhenTheStatementIsRun() {
    assertThatThrownBy(() -> run("CREATE REMOTE CLUSTER c PROPERTY ('a'='b')"))
        .hasMessage("syntax error at line 1, column 25: found 'PROPERTY', expected PROPERTIES");
  }

  @Test
  @Timeout(120)
  void answersTenMegabytesOfGarbageWithOneShortError() {
    for (String unit : List.of("x", "x ", "(", "'", "a,", "\"\\\"", ";;", "/*", "`", "é€😀 ")) {
      String garbage = unit.repeat(10_000_000 / unit.length());
      long before = System.nanoTime();
      assertThatThrownBy(() -> run("CREATE SYNC JOB " + garbage)).satisfies(PacketsTest::isShort);
      assertThatThrownBy(() -> run("PAUSE SYNC JOB , " + garbage)).satisfies(PacketsTest::isShort);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }
    assertThat(host.state).isEmpty();
    // What the metrics page shows is looked up now and then.
    assertThat(host.ran).allMatch("SHOW CATALOG RECYCLE BIN"::equals);
  }

  private static void isShort(Throwable error) {
    assertThat(error.getMessage()).hasSizeLessThan(400).contains("line 1, column");
  }
}
