package org.dorisdr.fe;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.doris.catalog.AutoIncrementGenerator;
import org.dorisdr.minidoris.host.Counters;
import org.dorisdr.minidoris.host.FeHost;
import org.dorisdr.minidoris.host.FeHosts;

/**
 * Frontends with one journal, as far as counters are concerned: a table of a restore is in the
 * master's memory before the journal has it, with the ids of the table that was backed up; what a
 * counter hands out is journalled in batches, under the ids that it holds. For one thread.
 */
final class CounterModel {
  static final long DATABASE = 5;
  private static final long COLUMN = 7;
  private static final long BATCH = 500_000;
  private static final long FOREIGN_DATABASE = 1005;
  private static final long FOREIGN_TABLE = 1001;

  /** A change that every frontend makes when it replays it. */
  private interface Record {
    void replay(Fe fe);
  }

  private static final class Counted {
    final AutoIncrementGenerator generator;
    String state = "RESTORE";
    long next;
    long end;

    Counted(AutoIncrementGenerator generator, long end) {
      this.generator = generator;
      this.next = end;
      this.end = end;
    }
  }

  private final List<Record> journal = new ArrayList<>();

  /** Every value that rows got. */
  final List<Long> given = new ArrayList<>();

  int records() {
    return journal.size();
  }

  /** One process, with the plugin in it. */
  final class Fe {
    private final Map<Long, Counted> tables = new LinkedHashMap<>();
    private final RestoredCounters plugin =
        new RestoredCounters(new DorisLeadership(), new SystemClock());
    private int replayed;
    private boolean ready;
    private boolean master;

    /** What was journalled since. */
    void replay() {
      while (replayed < journal.size()) {
        journal.get(replayed++).replay(this);
      }
    }

    void follow() {
      replay();
      ready = true;
    }

    void lead() {
      replay();
      ready = true;
      master = true;
    }

    void look() {
      serve();
      plugin.look();
    }

    private void write(Record record) {
      journal.add(record);
      replayed++;
    }

    void register(long table) {
      tables.put(table, foreign(table));
    }

    private Counted foreign(long table) {
      return new Counted(Counters.of(table, FOREIGN_DATABASE, FOREIGN_TABLE, COLUMN), BATCH);
    }

    /** The first record that has the restore's table: with the ids that it has in memory. */
    void record(long table) {
      AutoIncrementGenerator counter = tables.get(table).generator;
      long databaseId = Counters.database(counter);
      long tableId = Counters.table(counter);
      write(
          fe ->
              fe.tables.put(
                  table, new Counted(Counters.of(table, databaseId, tableId, COLUMN), BATCH)));
    }

    void finish(long table) {
      tables.get(table).state = "NORMAL";
      write(fe -> fe.tables.get(table).state = "NORMAL");
    }

    boolean has(long table) {
      return tables.containsKey(table);
    }

    void insert(long table) throws Exception {
      serve();
      given.add(tables.get(table).generator.getAutoIncrementRange(COLUMN, 1, -1).first);
    }

    private OptionalLong reserve(long table, long length) {
      Counted counted = tables.get(table);
      long first = counted.next;
      long next = first + length;
      if (next > counted.end) {
        long end = (next / BATCH + 1) * BATCH;
        long databaseId = Counters.database(counted.generator);
        long tableId = Counters.table(counted.generator);
        write(fe -> fe.update(databaseId, tableId, end));
        counted.end = end;
      }
      counted.next = next;
      return OptionalLong.of(first);
    }

    private void update(long databaseId, long tableId, long end) {
      Counted counted = databaseId == DATABASE ? tables.get(tableId) : null;
      if (counted != null && counted.end < end) {
        counted.next = end;
        counted.end = end;
      }
    }

    private List<FeHost.TableInfo> infos() {
      List<FeHost.TableInfo> infos = new ArrayList<>();
      tables.forEach(
          (id, counted) ->
              infos.add(
                  new FeHost.TableInfo(
                      id,
                      "t" + id,
                      counted.state,
                      List.of(new FeHost.ColumnInfo("id", (int) COLUMN, true)))));
      return infos;
    }

    private void serve() {
      FeHosts.set(
          (FeHost)
              Proxy.newProxyInstance(
                  FeHost.class.getClassLoader(),
                  new Class<?>[] {FeHost.class},
                  (proxy, method, args) ->
                      switch (method.getName()) {
                        case "isReady" -> ready;
                        case "isMaster" -> master;
                        case "databaseNames" -> List.of("db");
                        case "databaseId" -> OptionalLong.of(DATABASE);
                        case "newestJob" -> Optional.of(new FeHost.JobInfo(1, true, false));
                        case "tables" -> infos();
                        case "autoIncrementGenerator" ->
                            Optional.of(tables.get((Long) args[0]).generator);
                        case "reserveAutoIncrement" -> reserve((long) args[0], (long) args[1]);
                        default -> throw new UnsupportedOperationException(method.getName());
                      }));
    }
  }
}
