package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.GivenColumns;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.thrift.TMiniPartial;
import org.dorisdr.minidoris.thrift.TMiniTabletRows;
import org.dorisdr.minidoris.thrift.TMiniWrite;
import org.dorisdr.minidoris.thrift.TMiniWritePartition;
import org.dorisdr.minidoris.thrift.TMiniWriteTablet;

/**
 * Runs one load: files the rows of a statement into rowsets, one a tablet of every partition that
 * gets rows, and commits them on all replicas. For one thread.
 */
final class LoadJob {
  /**
   * What commitTxn needs.
   *
   * @param rows that are stored; of a load that leaves out rows, those that are not left out
   */
  record Outcome(long rows, List<TMiniTabletRows> written, Problems problems) {}

  private record Destination(
      TMiniWritePartition partition, TMiniWriteTablet tablet, TargetRows.Share share) {}

  private final StorageEngine engine;
  private final ReplicaCommit replicas;
  private final TMiniWrite write;
  private final List<StoredColumn> columns;
  private final List<Path> staged = new ArrayList<>();
  private TargetRows rows;

  LoadJob(StorageEngine engine, ReplicaCommit replicas, TMiniWrite write) {
    this.engine = engine;
    this.replicas = replicas;
    this.write = write;
    this.columns =
        write.getColumns().stream().filter(c -> !c.isIsRouting()).map(StoredColumn::of).toList();
  }

  /**
   * @param inline number of rows of a statement that is cheap, and gives the same rows each time it
   *     is run; 0 = it may be anything
   */
  Outcome run(Connection connection, String sql, int inline, RunningStatement running)
      throws SQLException, IOException {
    if (write.isSetDeletePredicate()) {
      return deletePredicate();
    }
    engine.requireRoom();
    rows = new TargetRows(connection, write, running);
    List<TargetRows.Share> shares = inline > 0 ? rows.inline(sql, inline) : rows.fill(sql);
    Map<Long, RowsetMeta> rowsets = new LinkedHashMap<>();
    List<Destination> destinations = destinations(shares);
    try {
      for (Destination destination : destinations) {
        running.now(null);
        rowsets.put(destination.tablet().getTabletId(), store(connection, destination));
      }
      return commit(destinations, rowsets);
    } finally {
      for (Path file : staged) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Destination> destinations(List<TargetRows.Share> shares) {
    List<Destination> destinations = new ArrayList<>();
    for (int p = 0; p < write.getPartitions().size(); p++) {
      int partition = p;
      if (shares.stream().noneMatch(s -> s.partition() == partition)) {
        continue;
      }
      List<TMiniWriteTablet> tablets = write.getPartitions().get(p).getTablets();
      for (int b = 0; b < tablets.size(); b++) {
        int bucket = b;
        TargetRows.Share share =
            shares.stream()
                .filter(s -> s.partition() == partition && s.bucket() == bucket)
                .findFirst()
                .orElse(new TargetRows.Share(p, b, 0));
        destinations.add(new Destination(write.getPartitions().get(p), tablets.get(b), share));
      }
    }
    return destinations;
  }

  private RowsetMeta store(Connection connection, Destination destination)
      throws SQLException, IOException {
    String rowsetId = engine.newRowsetId();
    // In no directory of its own, as making one would take longer than the rest of a small load.
    Path file = engine.stagingDirectory().resolve(rowsetId + "_0.dat");
    long stored = 0;
    if (destination.share().rows() > 0) {
      staged.add(file);
      stored =
          RowsetWriter.write(connection, select(destination.share()), columns, besides(), file);
    }
    RowsetMeta rowset = describe(destination, rowsetId, stored, file);
    return write.isSetPartial()
        ? rowset.withGivenColumns(given(destination.partition().getPartitionId()))
        : rowset;
  }

  private String besides() {
    boolean flexible = write.isSetPartial() && write.getPartial().isFlexible();
    return flexible ? ", " + GivenColumns.LACKING : "";
  }

  private GivenColumns given(long partitionId) {
    TMiniPartial partial = write.getPartial();
    return new GivenColumns(
        partial.getVersions().getOrDefault(partitionId, /* made since= */ 1L),
        partial.getGiven(),
        partial.getDefaults(),
        partial.isFlexible(),
        partial.getMapped());
  }

  private RowsetMeta describe(Destination destination, String rowsetId, long stored, Path file)
      throws IOException {
    return RowsetWriter.describe(
        destination.tablet().getTabletId(),
        destination.partition().getPartitionId(),
        destination.tablet().getSchemaHash(),
        rowsetId,
        write.getTxnId(),
        stored,
        file,
        columns,
        write.getKeysType().equals("UNIQUE_KEYS") || stored == 0,
        engine.clock().millis() / 1000);
  }

  /** The rows of a tablet in order of key; of rows with equal keys of a UNIQUE table the last. */
  private String select(TargetRows.Share share) {
    String all =
        columns.stream()
                .map(c -> Sql.name(c.name()) + " AS " + c.fileName())
                .collect(Collectors.joining(", "))
            + ", 0 AS __v, __o AS __r"
            + besides();
    String found = rows.select(all, share);
    if (share.rows() == 1) {
      return found;
    }
    ScanColumns scan = new ScanColumns(columns, write.getSequenceUniqueId(), /* deleteSign= */ -1);
    List<StoredColumn> keys = scan.keys();
    String merged =
        write.getKeysType().equals("UNIQUE_KEYS")
            ? KeyModel.merge("UNIQUE_KEYS", scan, found, true, true)
            : found;
    return "SELECT * FROM ("
        + merged
        + ") ORDER BY "
        + (keys.isEmpty() ? "" : KeyModel.names(keys) + ", ")
        + "__r";
  }

  private Outcome deletePredicate() throws IOException {
    List<Destination> destinations = new ArrayList<>();
    Map<Long, RowsetMeta> rowsets = new LinkedHashMap<>();
    for (TMiniWritePartition partition : write.getPartitions()) {
      for (TMiniWriteTablet tablet : partition.getTablets()) {
        destinations.add(new Destination(partition, tablet, null));
        rowsets.put(tablet.getTabletId(), predicateRowset(partition, tablet));
      }
    }
    return commit(destinations, rowsets);
  }

  private RowsetMeta predicateRowset(TMiniWritePartition partition, TMiniWriteTablet tablet) {
    return new RowsetMeta(
        engine.newRowsetId(),
        tablet.getTabletId(),
        partition.getPartitionId(),
        tablet.getSchemaHash(),
        write.getTxnId(),
        -1,
        -1,
        0,
        0,
        0,
        columns,
        write.getDeletePredicate(),
        true,
        engine.clock().millis() / 1000,
        0,
        null,
        List.of(),
        null);
  }

  private Outcome commit(List<Destination> destinations, Map<Long, RowsetMeta> rowsets)
      throws IOException {
    Path staging = engine.stagingDirectory();
    List<RowsetMeta> local = new ArrayList<>();
    for (RowsetMeta rowset : rowsets.values()) {
      Tablet tablet = engine.tablet(rowset.tabletId()).orElse(null);
      if (tablet != null) {
        engine.txns().prepare(write.getTxnId(), rowset.partitionId(), rowset.tabletId(), null);
        for (String name : rowset.fileNames()) {
          Durable.link(staging.resolve(name), tablet.directory().resolve(name));
        }
        local.add(rowset);
      }
    }
    engine.txns().commitAll(write.getTxnId(), local);
    List<TMiniTabletRows> written = new ArrayList<>();
    for (Destination destination : destinations) {
      RowsetMeta rowset = rowsets.get(destination.tablet().getTabletId());
      written.addAll(replicas.commit(destination.tablet(), rowset, staging));
    }
    long stored =
        write.isFiltering()
            ? destinations.stream().mapToLong(d -> d.share().rows()).sum()
            : rowsets.values().stream().mapToLong(RowsetMeta::rows).sum();
    return new Outcome(stored, written, rows == null ? new Problems() : rows.problems());
  }
}
