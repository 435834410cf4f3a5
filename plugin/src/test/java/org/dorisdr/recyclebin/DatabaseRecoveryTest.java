package org.dorisdr.recyclebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.host.DroppedDatabases.DroppedDatabase;
import org.dorisdr.host.DroppedDatabases.DroppedMaterializedView;
import org.dorisdr.host.DroppedDatabases.DroppedView;
import org.dorisdr.host.DroppedDatabases.ViewColumn;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.MetaStore;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.ObjectKind;
import org.dorisdr.testing.MemoryHost;
import org.dorisdr.testing.WatchedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Database {@code d} with table {@code t}, view {@code a} on view {@code b}, and {@code b}. */
class DatabaseRecoveryTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String RECOVER = "RECOVER DATABASE `d` 20";

  /** Says that the process is dead: no code of ours may handle it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final MemoryHost host = new MemoryHost();
  private final Set<String> tables = new HashSet<>();

  /** Calls until the process dies; none is the last one that is done. */
  private int callsLeft = Integer.MAX_VALUE;

  @BeforeEach
  void drop() {
    host.dropped.put(
        20L,
        new DroppedDatabase(
            List.of(),
            List.of(
                view("a", "SELECT `internal`.`d`.`b`.`k` FROM `internal`.`d`.`b`"),
                view("b", "SELECT `internal`.`d`.`t`.`k` FROM `internal`.`d`.`t`")),
            List.of(),
            List.of()));
  }

  private static DroppedView view(String name, String query) {
    return new DroppedView(name, "", List.of(new ViewColumn("k", "")), query);
  }

  private void call() {
    if (callsLeft-- <= 0) {
      throw new Death();
    }
  }

  /** A frontend whose catalog is {@link #tables}, and whose views need what they select from. */
  private LocalSql.Result run(String sql) throws HostException {
    call();
    host.ran.add(sql);
    if (sql.startsWith("RECOVER DATABASE")) {
      host.dropped.remove(20L);
      tables.add("t");
    } else if (sql.startsWith("SHOW TABLES")) {
      return new LocalSql.Result(List.of("T"), tables.stream().map(List::of).toList());
    } else if (sql.startsWith("CREATE MATERIALIZED VIEW")) {
      throw new HostException("no backends");
    } else if (sql.startsWith("CREATE VIEW `d`.`a`")) {
      need("b");
      tables.add("a");
    } else if (sql.startsWith("CREATE VIEW `d`.`b`")) {
      need("t");
      tables.add("b");
    }
    return new LocalSql.Result(List.of(), List.of());
  }

  private void need(String table) throws HostException {
    if (!tables.contains(table)) {
      throw new HostException("Table [" + table + "] does not exist in database [d]");
    }
  }

  private DatabaseRecovery recovery() {
    MetaStore dying =
        new WatchedStore(
            host.metaStore(),
            (real, pairs) -> {
              call();
              real.put(pairs);
            });
    return new DatabaseRecovery(
        host.droppedDatabases(),
        new JsonStore(dying),
        (database, sql) -> run(sql),
        host.clock(),
        host.localCluster());
  }

  private static RecoverStep step() {
    RecycleEntry entry =
        new RecycleEntry(
            ObjectKind.DATABASE,
            "d",
            null,
            "d",
            20,
            -1,
            -1,
            true,
            false,
            Optional.of(LocalDateTime.of(2026, 1, 1, 0, 0)),
            "0");
    return new RecoverStep(entry, "d", RECOVER, Optional.empty(), "");
  }

  @Test
  void bringsViewsBackInWhateverOrderTheyNeed() throws Exception {
    DatabaseRecovery recovery = recovery();
    recovery.recover(step(), DAY);
    assertThat(tables).containsExactlyInAnyOrder("t", "a", "b");
    assertThat(host.ran)
        .contains(
            "CREATE VIEW `d`.`b` (`k`) AS SELECT `internal`.`d`.`t`.`k` FROM `internal`.`d`.`t`");
    assertThat(host.state).isEmpty();
    assertThat(recovery.left(DAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whereverTheProcessDiesItIsAllThereOrStillInTheBin(int calls) throws Exception {
    callsLeft = calls;
    try {
      recovery().recover(step(), DAY);
    } catch (Death e) {
      assertThat(callsLeft).isNegative();
    }
    callsLeft = Integer.MAX_VALUE;
    UnfinishedRecoveries next = new UnfinishedRecoveries(recovery());
    for (String slot : next.runnable()) {
      next.start(slot).step();
    }
    assertThat(next.runnable()).isEmpty();
    assertThat(host.state).isEmpty();
    if (host.dropped.containsKey(20L)) {
      assertThat(tables).isEmpty();
      recovery().recover(step(), DAY);
    }
    assertThat(tables).containsExactlyInAnyOrder("t", "a", "b");
  }

  @Test
  void keepsTheStatementOfAViewThatCannotBeMade() throws Exception {
    host.dropped.put(
        20L,
        new DroppedDatabase(
            List.of(),
            List.of(view("a", "SELECT k FROM `internal`.`d`.`b`")),
            List.of(),
            List.of("mv")));
    DatabaseRecovery recovery = recovery();
    assertThatThrownBy(() -> recovery.recover(step(), DAY))
        .hasMessageContaining("database 'd' is back, but 2 of its 2 views are not: 'a': Table [b]")
        .hasMessageContaining("HINT: SHOW RECYCLE BIN FROM `d`");
    assertThat(recovery.unfinished()).isEmpty();
    assertThat(recovery.left(DAY))
        .extracting(v -> v.name() + ": " + v.sql())
        .containsExactly(
            "a: CREATE VIEW `d`.`a` (`k`) AS SELECT k FROM `internal`.`d`.`b`", "mv: null");
    tables.add("a");
    assertThat(recovery.left(DAY)).extracting(v -> v.name()).containsExactly("mv");
    host.now = host.now.plus(DAY).plusSeconds(1);
    assertThat(recovery.left(DAY)).isEmpty();
  }

  @Test
  void movesViewsToTheNewNameOfTheDatabaseAndNothingElse() {
    DroppedView view =
        new DroppedView(
            "v`1",
            "it's \"so\"",
            List.of(new ViewColumn("ключ", "c"), new ViewColumn("x", "")),
            "SELECT `internal`.`d`.`𝒕`.`d`, '`internal`.`d`.`t`' FROM `internal`.`d`.`𝒕` -- `internal`.`d`.`t`");
    assertThat(ViewSql.create(view, "d", "e`f"))
        .isEqualTo(
            "CREATE VIEW `e``f`.`v``1` (`ключ` COMMENT \"c\", `x`) COMMENT \"it's \\\"so\\\"\" AS "
                + "SELECT `internal`.`e``f`.`𝒕`.`d`, '`internal`.`d`.`t`' FROM `internal`.`e``f`.`𝒕` -- `internal`.`d`.`t`");
  }

  private static DroppedMaterializedView daily(String name, String starts) {
    return new DroppedMaterializedView(
        new DroppedView(
            name,
            "by day",
            List.of(new ViewColumn("d", ""), new ViewColumn("n", "rows")),
            "SELECT d, count(*) AS n FROM `internal`.`d`.`t` GROUP BY d"),
        "IMMEDIATE",
        "AUTO",
        "SCHEDULE",
        "1 DAY",
        starts,
        List.of("d"),
        "d",
        "month",
        List.of("d"),
        0,
        Map.of("replication_allocation", "tag.location.default: 1"));
  }

  @Test
  void makesMaterializedViewsAnewWithTheNextTimeOfTheirTimetable() {
    LocalDateTime now = LocalDateTime.of(2026, 1, 20, 15, 0);
    assertThat(MaterializedViewSql.create(daily("m", "2026-01-01 02:30:00"), "d", "e", now))
        .isEqualTo(
            "CREATE MATERIALIZED VIEW `e`.`m` (`d`, `n` COMMENT \"rows\") BUILD IMMEDIATE REFRESH AUTO"
                + " ON SCHEDULE EVERY 1 DAY STARTS \"2026-01-21 02:30:00\" DUPLICATE KEY(`d`)"
                + " COMMENT \"by day\" PARTITION BY (date_trunc(`d`, \"month\"))"
                + " DISTRIBUTED BY HASH(`d`) BUCKETS AUTO"
                + " PROPERTIES (\"replication_allocation\" = \"tag.location.default: 1\")"
                + " AS SELECT d, count(*) AS n FROM `internal`.`e`.`t` GROUP BY d");
    assertThat(MaterializedViewSql.create(daily("m", "2026-02-01 02:30:00"), "d", "d", now))
        .contains("STARTS \"2026-02-01 02:30:00\"");
    assertThat(MaterializedViewSql.create(daily("m", ""), "d", "d", now)).doesNotContain("STARTS");
  }

  @Test
  void bringsMaterializedViewsBackOrTellsTheirStatement() throws Exception {
    host.dropped.put(
        20L, new DroppedDatabase(List.of(), List.of(), List.of(daily("m", "")), List.of()));
    DatabaseRecovery recovery = recovery();
    assertThatThrownBy(() -> recovery.recover(step(), DAY))
        .hasMessageContaining("1 of its 1 views are not: 'm'");
    assertThat(recovery.left(DAY))
        .singleElement()
        .satisfies(
            v -> assertThat(v.sql()).startsWith("CREATE MATERIALIZED VIEW `d`.`m` (`d`, `n`"));
  }
}
