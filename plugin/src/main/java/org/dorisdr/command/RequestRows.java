package org.dorisdr.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.LiveView;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.backup.request.RequestTimeout;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;

/** Rows of SHOW BACKUP and SHOW RESTORE: those of the FE and of the queue as one. Thread safe. */
final class RequestRows {
  private static final List<String> OURS =
      List.of(
          "RequestId",
          "RequestState",
          "QueuePos",
          "BlockReason",
          "Attempts",
          "NextAttemptTime",
          "LastError",
          "TabletsDone",
          "TabletsTotal",
          "BytesDone",
          "BytesTotal",
          "BytesCopied",
          "BytesUploaded");

  private final RequestQueue queue;
  private final LocalCluster local;
  private final StockColumns stockColumns;

  RequestRows(RequestQueue queue, LocalCluster local) {
    this.queue = queue;
    this.local = local;
    this.stockColumns = new StockColumns(local);
  }

  /**
   * @param stock what the FE answers
   * @param labels which labels are asked for
   */
  Answer merge(Kind kind, String database, LocalSql.Result stock, Predicate<String> labels) {
    List<String> columns = stock.columns();
    List<Map<String, String>> rows = new ArrayList<>();
    List<Map<String, String>> fromFe = new ArrayList<>();
    stock.rows().forEach(row -> fromFe.add(map(columns, row)));
    String labelColumn = kind == Kind.BACKUP ? "SnapshotName" : "Label";
    List<RequestRecord> all =
        queue.all().stream().filter(r -> r.database.equals(database)).toList();
    for (RequestRecord record : all) {
      if (record.kind == kind && labels.test(record.label)) {
        Map<String, String> found = take(fromFe, labelColumn, record);
        Map<String, String> row = stockColumns.of(record, found);
        ours(record, all, row);
        rows.add(row);
      }
    }
    rows.addAll(fromFe);
    rows.sort(
        Comparator.comparing((Map<String, String> row) -> text(row, "CreateTime"))
            .thenComparing(row -> Long.parseLong("0" + text(row, "RequestId"))));
    List<String> names = new ArrayList<>(columns);
    names.addAll(OURS);
    return new Answer(
        names,
        rows.stream()
            .map(
                row -> {
                  List<String> values = new ArrayList<>();
                  names.forEach(name -> values.add(row.get(name)));
                  return values;
                })
            .toList());
  }

  private static Map<String, String> map(List<String> columns, List<String> row) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      map.put(columns.get(i), row.get(i));
    }
    return map;
  }

  private static String text(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null ? "" : value;
  }

  /** The FE's row of the request's present attempt; null if there is none. */
  private static Map<String, String> take(
      List<Map<String, String>> rows, String labelColumn, RequestRecord record) {
    String created = record.shown.getOrDefault("CreateTime", "");
    for (Map<String, String> row : rows) {
      if (text(row, labelColumn).equals(record.label) && text(row, "CreateTime").equals(created)) {
        rows.remove(row);
        return row;
      }
    }
    return null;
  }

  private void ours(RequestRecord record, List<RequestRecord> all, Map<String, String> row) {
    LiveView view = queue.view(record);
    LiveView live = record.phase.isEnd() || view == null ? new LiveView(null, -1, -1, -1) : view;
    boolean finished = record.phase == Phase.FINISHED;
    long done = finished ? record.bytes : live.bytesDone();
    long copied = finished ? record.bytesCopied : live.bytesCopied();
    timeout(record).ifPresent(seconds -> row.put("Timeout", seconds));
    row.put("RequestId", Long.toString(record.id));
    row.put("RequestState", record.state().name());
    row.put("QueuePos", record.phase.isEnd() ? null : Long.toString(position(record, all)));
    row.put("BlockReason", blocked(record, all, live));
    row.put("Attempts", Integer.toString(record.attempts));
    row.put("NextAttemptTime", record.phase == Phase.RETRYING ? time(record.retryMs) : null);
    row.put("LastError", record.error);
    row.put("TabletsDone", number(finished ? record.tablets : live.tabletsDone()));
    row.put("TabletsTotal", number(record.tablets));
    row.put("BytesDone", number(done));
    row.put("BytesTotal", number(record.bytes));
    row.put("BytesCopied", record.isBackup() ? number(copied) : null);
    boolean known = record.isBackup() && done >= 0 && copied >= 0;
    row.put("BytesUploaded", known ? number(Math.max(0, done - copied)) : null);
  }

  /** Doris shows its own, as it is not told. */
  private static Optional<String> timeout(RequestRecord record) {
    try {
      return Optional.of(RequestTimeout.seconds(record)).filter(s -> !s.isEmpty());
    } catch (HostException e) {
      return Optional.empty();
    }
  }

  /** How many of the same database come before it. */
  private static long position(RequestRecord record, List<RequestRecord> all) {
    if (!record.phase.isWaiting()) {
      return 0;
    }
    return all.stream()
        .filter(r -> !r.phase.isEnd())
        .filter(r -> !r.phase.isWaiting() || r.id < record.id)
        .count();
  }

  private static String blocked(RequestRecord record, List<RequestRecord> all, LiveView live) {
    if (record.phase != Phase.QUEUED) {
      return null;
    }
    if (live.blocked() != null) {
      return live.blocked();
    }
    return all.stream()
        .filter(r -> !r.phase.isEnd() && r.id != record.id)
        .filter(r -> !r.phase.isWaiting() || r.id < record.id)
        .findFirst()
        .map(r -> "%s %s comes before it".formatted(r.kind, r.label))
        .orElse(null);
  }

  private static String number(long value) {
    return value < 0 ? null : Long.toString(value);
  }

  private String time(long ms) {
    return Times.show(Instant.ofEpochMilli(ms), local.zone());
  }
}
