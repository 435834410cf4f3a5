package org.dorisdr.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrParserTest {
  @Test
  void readsRemoteClusterWithItsProperties() {
    DrStatement statement =
        known(
            "create remote cluster if not exists `s``1` properties ('fe_hosts' = \"h1,h2\", 'n'=5)");
    CreateRemoteCluster create = (CreateRemoteCluster) statement;
    assertThat(create.ifNotExists()).isTrue();
    assertThat(create.name().text()).isEqualTo("s`1");
    assertThat(create.properties().asMap())
        .containsEntry("fe_hosts", "h1,h2")
        .containsEntry("n", "5");
    assertThat(create.properties().find("n").orElseThrow().at()).isEqualTo(new Position(1, 82));
  }

  @Test
  void readsSyncJobOfADatabaseAndOfATable() {
    assertThat(
            known(
                "CREATE SYNC JOB j FROM CLUSTER c DATABASE a INTO DATABASE b EXCLUDE TABLES (x, y)"))
        .isEqualTo(
            new CreateSyncJob(
                false,
                Name.of("j"),
                Name.of("c"),
                new SyncScope.OfDatabase(
                    Name.of("a"),
                    Optional.of(Name.of("b")),
                    new TableFilter(TableFilter.Mode.EXCLUDE, List.of(Name.of("x"), Name.of("y")))),
                PropertyList.EMPTY));
    assertThat(known("CREATE SYNC JOB j FROM CLUSTER c TABLE a.t INTO TABLE b.u"))
        .isEqualTo(
            new CreateSyncJob(
                false,
                Name.of("j"),
                Name.of("c"),
                new SyncScope.OfTable(qualified("a", "t"), Optional.of(qualified("b", "u"))),
                PropertyList.EMPTY));
  }

  @Test
  void takesAsOfForATimeAndAsForAName() {
    assertThat(known("RECOVER TABLE d.t 7 AS u AS OF '2026-01-01 00:00:00'"))
        .isEqualTo(
            new RecoverTable(
                qualified("d", "t"),
                OptionalLong.of(7),
                Optional.of(Name.of("u")),
                Optional.of("2026-01-01 00:00:00")));
    assertThat(known("RECOVER TABLE t AS of"))
        .isEqualTo(
            new RecoverTable(
                qualified("t"),
                OptionalLong.empty(),
                Optional.of(Name.of("of")),
                Optional.empty()));
  }

  @Test
  void splitsAPacketAndLeavesForeignStatementsAsText() {
    List<ParsedStatement> statements =
        DrParser.parse(
            "use d; -- ours; next\n /*+ hint; */ PAUSE SYNC JOB j ;;select ';', \"a\\\";\" from `;`;");
    assertThat(statements).hasSize(3);
    assertThat(statements.get(0)).isInstanceOf(ParsedStatement.Foreign.class);
    assertThat(((ParsedStatement.Known) statements.get(1)).statement())
        .isEqualTo(new PauseSyncJob(Name.of("j")));
    assertThat(statements.get(1).at()).isEqualTo(new Position(2, 15));
    assertThat(statements.get(2).text()).isEqualTo("select ';', \"a\\\";\" from `;`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "CREATE TABLE sync (a int)",
        "ALTER TABLE remote ADD COLUMN b int",
        "BACKUP GLOBAL SNAPSHOT x TO r",
        "BACKUP SNAPSHOT something newer Doris knows",
        "SHOW BACKUPS_X",
        "SHOW BACKUP WHERE a = 'b' AND c = 'd'",
        "SYNC",
        "EXPLAIN SELECT 1",
        "/* CREATE SYNC JOB */ SELECT 1",
        "'CREATE SYNC JOB'",
        "`CREATE` SYNC JOB j",
        ""
      })
  void leavesWhatIsNotOursAlone(String sql) {
    assertThat(DrParser.parse(sql)).noneMatch(s -> !(s instanceof ParsedStatement.Foreign));
  }

  @Test
  void saysWhereWhatWasFoundAndWhatWasExpected() {
    SyntaxError error = malformed("CREATE SYNC JOB j\n  FROM CLUSTER c\n  TABEL a.t");
    assertThat(error.at()).isEqualTo(new Position(3, 3));
    assertThat(error.found()).isEqualTo("'TABEL'");
    assertThat(error.expected()).containsExactly("DATABASE", "TABLE");
    assertThat(error.message())
        .isEqualTo("syntax error at line 3, column 3: found 'TABEL', expected DATABASE or TABLE");
  }

  @Test
  void namesTheEndOfTheStatementWhenSomethingIsMissing() {
    assertThat(malformed("PAUSE SYNC JOB").message())
        .isEqualTo("syntax error at line 1, column 15: found end of statement, expected a name");
    assertThat(malformed("SHOW SYNC JOB").message()).contains("expected EVENTS or TABLES");
  }

  @Test
  void saysThatAReservedWordNeedsBackQuotes() {
    assertThat(malformed("PAUSE SYNC JOB table").message()).contains("put it in back quotes");
  }

  @Test
  void pointsAtAStringThatIsNeverClosed() {
    assertThat(malformed("SHOW SYNC JOBS LIKE 'abc").message())
        .isEqualTo(
            "syntax error at line 1, column 21: the string that begins here is never closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE REMOTE CLUSTER c PROPERTIES (\"a\"=\"1\", \"a\"=\"2\")",
        "CREATE SYNC JOB j FROM CLUSTER c DATABASE d INCLUDE TABLES (t, t)",
        "ALTER SYNC JOB j SKIP BINLOG 99999999999999999999",
        "CREATE BACKUP SCHEDULE s ON DATABASE d TO r EVERY 0 DAY",
        "PAUSE SYNC JOB ``",
        "PAUSE SYNC JOB a.b",
        "PROMOTE",
        "RECOVER TABLE t AS OF yesterday"
      })
  void refusesWhatMakesNoSense(String sql) {
    assertThat(malformed(sql).message()).startsWith("syntax error at line 1, column ");
  }

  private static DrStatement known(String sql) {
    return ((ParsedStatement.Known) DrParser.parse(sql).get(0)).statement();
  }

  private static SyntaxError malformed(String sql) {
    return ((ParsedStatement.Malformed) DrParser.parse(sql).get(0)).error();
  }

  private static QualifiedName qualified(String... parts) {
    return new QualifiedName(java.util.Arrays.stream(parts).map(Name::of).toList());
  }
}
