package org.dorisdr.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementGateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create sync job j from cluster c database d",
        "  \n\t-- a comment\n/*+ hint */ /* nested /* deep */ */ SHOW SYNC JOBS",
        "BACKUP SNAPSHOT d.l TO r",
        "ADMIN SET FRONTEND CONFIG ('a'='b')",
        "use d; show sync jobs",
        "select 1;\n-- x\n PROMOTE SYNC JOB j;",
        "DROP IF EXISTS SYNC JOB j",
        "SHOW/**/SYNC--\nJOBS",
      })
  void letsOursThrough(String packet) {
    assertThat(StatementGate.mayBeOurs(packet)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "select 'create sync job'",
        "insert into t values (';', 'show tables')",
        "create table sync (a int)",
        "createsync job",
        "show syncjobs",
        "/* never closed create sync job",
        "-- create sync job",
      })
  void keepsForeignOut(String packet) {
    assertThat(StatementGate.mayBeOurs(packet)).isFalse();
  }

  @Test
  void findsALaterStatementAtTheBeginningAndTheEndOfALongPacket() {
    String insert = "insert into t values " + "(1,2,3),".repeat(100_000) + "(1,2,3)";
    assertThat(StatementGate.mayBeOurs(insert)).isFalse();
    assertThat(StatementGate.mayBeOurs("use d; show sync jobs; " + insert)).isTrue();
    assertThat(StatementGate.mayBeOurs(insert + "; pause sync job j")).isTrue();
    assertThat(StatementGate.mayBeOurs(insert + "; pause sync job j; " + insert)).isFalse();
  }

  @Test
  void looksAtAllOfAShortPacketUpToItsSixteenthSemicolon() {
    String filler = "select 1;".repeat(StatementGate.SEMICOLONS - 1);
    assertThat(StatementGate.mayBeOurs(filler + "show sync jobs")).isTrue();
    assertThat(StatementGate.mayBeOurs(filler + "select 1;select 1;show sync jobs")).isFalse();
  }
}
