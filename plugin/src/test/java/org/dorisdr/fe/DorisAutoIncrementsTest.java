package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;
import org.dorisdr.minidoris.host.Counters;
import org.dorisdr.minidoris.host.FeHost;
import org.dorisdr.minidoris.host.FeHosts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DorisAutoIncrementsTest {
  private final Leadership leadership = new DorisLeadership();
  private final DorisAutoIncrements counters =
      new DorisAutoIncrements(leadership, new RestoredCounters(leadership, new SystemClock()));
  private final List<Long> asked = new ArrayList<>();
  private boolean master = true;

  /** As Doris keeps it: what it has given it never gives again. */
  private long next = 100;

  @BeforeEach
  void fakeTheFrontend() {
    List<FeHost.TableInfo> tables =
        List.of(
            table(1, "numbered", new FeHost.ColumnInfo("id", 7, true)),
            table(2, "plain", new FeHost.ColumnInfo("k", 8, false)));
    FeHosts.set(
        (FeHost)
            Proxy.newProxyInstance(
                FeHost.class.getClassLoader(),
                new Class<?>[] {FeHost.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "isReady" -> true;
                      case "isMaster" -> master;
                      case "databaseId" ->
                          args[0].equals("db") ? OptionalLong.of(5) : OptionalLong.empty();
                      case "tables" -> tables;
                      case "autoIncrementGenerator" ->
                          Optional.of(Counters.of((long) args[0], 5, 1, 7));
                      case "reserveAutoIncrement" -> give((long) args[1]);
                      default -> throw new UnsupportedOperationException(method.getName());
                    }));
  }

  private static FeHost.TableInfo table(long id, String name, FeHost.ColumnInfo column) {
    return new FeHost.TableInfo(id, name, "NORMAL", List.of(column));
  }

  private OptionalLong give(long count) {
    asked.add(count);
    next += count;
    return OptionalLong.of(next - count);
  }

  @Test
  void findsTheColumns() {
    assertThat(counters.columns("db")).isEqualTo(Map.of("numbered", "id"));
    assertThat(counters.columns("gone")).isEmpty();
  }

  @Test
  void movesACounterJustBeyondAValue() throws Exception {
    counters.passBeyond("db", "numbered", 4711);
    assertThat(next).isEqualTo(4712);
    counters.passBeyond("db", "numbered", 4712);
    assertThat(next).isEqualTo(4713);
    counters.passBeyond("db", "numbered", 5);
    assertThat(next).isEqualTo(4714);
    assertThat(asked).containsExactly(1L, 4611L, 1L, 1L);
  }

  @Test
  void movesNothingWhereThatWouldDoHarm() {
    assertRefused("db", "plain", 5, "has no AUTO_INCREMENT column");
    assertRefused("db", "gone", 5, "has no AUTO_INCREMENT column");
    assertRefused("gone", "numbered", 5, "has no AUTO_INCREMENT column");
    assertRefused("db", "numbered", Long.MAX_VALUE, "no values are left above");
    // A follower's journal takes nothing: Doris would end the process.
    master = false;
    assertRefused("db", "numbered", 4711, "not the master");
    assertThat(asked).isEmpty();
  }

  private void assertRefused(String database, String table, long value, String why) {
    assertThatThrownBy(() -> counters.passBeyond(database, table, value))
        .isInstanceOf(HostException.class)
        .hasMessageContaining(why);
  }
}
