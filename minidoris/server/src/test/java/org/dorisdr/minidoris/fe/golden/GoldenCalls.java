package org.dorisdr.minidoris.fe.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TGetMetaDB;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TTabletCommitInfo;

/**
 * The thrift calls between the recorded statements, which say what was answered but not what was
 * asked: that is known here. Not thread safe.
 */
final class GoldenCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stands for the number of the last record that was read. */
  private static final long LAST = -2;

  private final RecordedFrontend frontend;
  private final Iterator<String> loaded = List.of("dup", "rng", "agg").iterator();
  private final Iterator<List<Object>> streams =
      List.<List<Object>>of(
              List.of("db1", "", -1L),
              List.of("db1", "", LAST),
              List.of("db1", "dup", -1L),
              List.of("db1", "dup", LAST),
              List.of("sc", "", -1L),
              List.of("sc", "", LAST))
          .iterator();
  private final Iterator<String> snapshots = List.of("s1", "nosuch").iterator();
  private final Iterator<String> restores = List.of("s1_r", "s1_r2").iterator();
  private List<TBinlog> records = List.of();
  private long transaction;
  private boolean lagOfDatabase = true;
  private TGetSnapshotResult snapshot;
  private long seen;

  GoldenCalls(RecordedFrontend frontend) {
    this.frontend = frontend;
  }

  /** What the call answers, in the form of the recording; its name first. */
  List<String> run(String name) throws Exception {
    List<String> lines =
        switch (name) {
          case "getMeta" -> List.of(meta());
          case "beginTxn" -> List.of(begin());
          case "commitTxn" -> List.of(commit());
          case "getBinlog" -> binlogs();
          case "getBinlogLag" -> List.of(lag());
          case "getSnapshot" -> snapshot();
          case "restoreSnapshot" -> List.of(restore());
          default -> throw new IllegalArgumentException(name);
        };
    List<String> answer = new ArrayList<>(lines);
    answer.set(0, name + " " + lines.get(0));
    return answer;
  }

  private String meta() throws Exception {
    TGetMetaDB database = new TGetMetaDB();
    database.setName("db1");
    TGetMetaRequest request = new TGetMetaRequest();
    request.setUser("root").setPasswd("").setDb(database);
    return frontend.call(c -> c.getMeta(request)).toString();
  }

  private OlapTable table(String name) {
    return frontend.fe.catalog().database("db1").orElseThrow().olapTable(name).orElseThrow();
  }

  private OlapTable loading;

  private String begin() throws Exception {
    String name = loaded.next();
    loading = table(name);
    TBeginTxnRequest request = new TBeginTxnRequest();
    request.setUser("root").setPasswd("").setDb("db1").setLabel("l_" + name + "1");
    request.setTableIds(List.of(loading.id)).setTimeout(600);
    TBeginTxnResult result = frontend.call(c -> c.beginTxn(request));
    transaction = result.getTxnId();
    return result.toString();
  }

  private String commit() throws Exception {
    List<TTabletCommitInfo> infos = new ArrayList<>();
    loading.allPartitions().stream()
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .forEach(t -> infos.add(new TTabletCommitInfo(t.id, t.replicas.get(0).backendId)));
    TCommitTxnRequest request = new TCommitTxnRequest();
    request.setUser("root").setPasswd("").setDb("db1").setTxnId(transaction);
    request.setCommitInfos(infos);
    return frontend.call(c -> c.commitTxn(request)).toString();
  }

  private static TGetBinlogRequest binlogRequest(String database, String table, long previous) {
    TGetBinlogRequest request = new TGetBinlogRequest();
    request.setUser("root").setPasswd("").setDb(database).setPrevCommitSeq(previous);
    request.setNumAcquired(1000);
    return table.isEmpty() ? request : request.setTable(table);
  }

  private List<String> binlogs() throws Exception {
    List<Object> stream = streams.next();
    long given = (long) stream.get(2);
    long previous = given == LAST ? last() : given;
    TGetBinlogResult result =
        frontend.call(
            c ->
                c.getBinlog(
                    binlogRequest((String) stream.get(0), (String) stream.get(1), previous)));
    String head = "prev=" + previous + " -> " + result.getStatus();
    if (!result.isSetBinlogs()) {
      return List.of(head);
    }
    List<String> lines =
        new ArrayList<>(
            List.of(
                head
                    + " fe_version="
                    + result.getFeVersion()
                    + " fe_meta_version="
                    + result.getFeMetaVersion()));
    records = result.getBinlogs();
    for (TBinlog record : records) {
      lines.add(
          "%d %s table_ids=%s belong=%d table_ref=%d data=%s"
              .formatted(
                  record.getCommitSeq(),
                  record.getType(),
                  record.getTableIds(),
                  record.getBelong(),
                  record.getTableRef(),
                  record.getData()));
    }
    return lines;
  }

  private long last() {
    return records.get(records.size() - 1).getCommitSeq();
  }

  /** Of the database from its start, then of a table from the record of its last property. */
  private String lag() throws Exception {
    TGetBinlogRequest request = binlogRequest("db1", "", -1);
    if (!lagOfDatabase) {
      request = binlogRequest("db1", "", seen);
    }
    lagOfDatabase = false;
    TGetBinlogRequest asked = request;
    seen =
        records.stream()
            .filter(r -> r.getType().name().equals("MODIFY_TABLE_PROPERTY"))
            .mapToLong(TBinlog::getCommitSeq)
            .findFirst()
            .orElseThrow();
    return frontend.call(c -> c.getBinlogLag(asked)).toString();
  }

  private List<String> snapshot() throws Exception {
    TGetSnapshotRequest request = new TGetSnapshotRequest();
    request.setUser("root").setPasswd("").setDb("db1").setLabelName(snapshots.next());
    request.setSnapshotName("").setSnapshotType(TSnapshotType.LOCAL);
    TGetSnapshotResult got = frontend.call(c -> c.getSnapshot(request));
    String head =
        "%s commit_seq=%d expiredAt=%d"
            .formatted(got.getStatus(), got.getCommitSeq(), got.getExpiredAt());
    if (!got.isSetJobInfo()) {
      return List.of(head);
    }
    snapshot = got;
    byte[] meta = got.getMeta();
    return List.of(
        head,
        "job_info=" + new String(got.getJobInfo(), StandardCharsets.UTF_8),
        "meta bytes=%d first int=%d json=%s"
            .formatted(
                meta.length,
                ByteBuffer.wrap(meta).getInt(),
                new String(meta, 4, meta.length - 4, StandardCharsets.UTF_8)));
  }

  private String restore() throws Exception {
    ObjectNode info = (ObjectNode) JSON.readTree(snapshot.getJobInfo());
    ObjectNode extra = info.putObject("extra_info").put("token", "secret");
    ObjectNode map = extra.putObject("be_network_map");
    info.path("tablet_be_map")
        .forEach(be -> map.putObject(be.asText()).put("ip", "127.0.0.1").put("port", 8040));
    String label = restores.next();
    TRestoreSnapshotRequest request =
        new TRestoreSnapshotRequest()
            .setUser("root")
            .setPasswd("")
            .setDb("tgt")
            .setLabelName(label)
            .setRepoName("__keep_on_local__")
            .setProperties(new HashMap<>(Map.of("reserve_replica", "true")))
            .setMeta(snapshot.getMeta())
            .setJobInfo(JSON.writeValueAsBytes(info))
            .setAtomicRestore(label.equals("s1_r"));
    return frontend.call(c -> c.restoreSnapshot(request)).toString();
  }
}
