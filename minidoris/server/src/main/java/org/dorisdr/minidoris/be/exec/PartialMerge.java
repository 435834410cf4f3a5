package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.GivenColumns;
import org.dorisdr.minidoris.be.storage.RowsetMerge;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.be.storage.Tablet;

/**
 * Merges loads of some columns that met: a row keeps what its load was given, and gets the rest of
 * the row that another load has published meanwhile. Thread safe.
 */
public final class PartialMerge implements RowsetMerge {
  private final StorageEngine engine;
  private final DuckDb duckDb;

  public PartialMerge(StorageEngine engine, DuckDb duckDb) {
    this.engine = engine;
    this.duckDb = duckDb;
  }

  @Override
  public RowsetMeta merge(Tablet tablet, RowsetMeta rowset, long before) throws IOException {
    String rowsetId = engine.newRowsetId();
    Path file = tablet.directory().resolve(rowsetId + "_0.dat");
    long rows;
    try (Connection connection = duckDb.connect()) {
      rows = RowsetWriter.write(connection, sql(tablet, rowset, before), rowset.columns(), file);
    } catch (SQLException e) {
      throw new IOException("tablet " + tablet.id() + " is not merged", e);
    }
    Durable.sync(file);
    Durable.sync(tablet.directory());
    return RowsetWriter.describe(
        tablet.id(),
        rowset.partitionId(),
        rowset.schemaHash(),
        rowsetId,
        rowset.txnId(),
        rows,
        file,
        rowset.columns(),
        true,
        rowset.creationTime());
  }

  private static String sql(Tablet tablet, RowsetMeta rowset, long before) {
    int sequence = tablet.meta().sequenceUniqueId();
    int sign = tablet.meta().deleteSignUniqueId();
    ScanColumns columns = new ScanColumns(columns(tablet, rowset), sequence, sign);
    FileScan own = new FileScan(new ScanColumns(rowset.columns(), sequence, sign));
    own.add(List.of(LocalRowsets.locate(tablet, rowset)));
    if (rowset.givenColumns().flexible()) {
      own.keep(GivenColumns.LACKING);
    }
    List<LocatedRowset> rowsets =
        tablet.captureFiles(before).stream().map(r -> LocalRowsets.locate(tablet, r)).toList();
    FileScan others = new FileScan(columns, /* ignorePredicates= */ true);
    others.add(rowsets);
    long seen =
        rowsets.stream()
            .filter(r -> r.meta().endVersion() <= rowset.givenColumns().version())
            .mapToLong(r -> r.files().size())
            .sum();
    return new PartialMergeSql(columns, rowset, seen).sql(own.sql(), others.sql());
  }

  /** What the load has written, and what else tells which of two rows counts. */
  private static List<StoredColumn> columns(Tablet tablet, RowsetMeta rowset) {
    List<StoredColumn> columns = new ArrayList<>(rowset.columns());
    tablet.meta().columns().stream()
        .filter(
            c ->
                c.uniqueId() == tablet.meta().sequenceUniqueId()
                    || c.uniqueId() == tablet.meta().deleteSignUniqueId())
        .filter(c -> rowset.columns().stream().noneMatch(r -> r.uniqueId() == c.uniqueId()))
        .forEach(columns::add);
    return columns;
  }
}
