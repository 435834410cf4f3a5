package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Fills a tablet of a new schema from the one of the old schema: all rows up to a version become
 * one rowset. Columns are matched by name, for a schema change may give them new unique ids. Thread
 * safe; may be repeated.
 */
public final class TabletConversion {
  /** Doris names a column of the new schema so while both schemas exist. */
  private static final String SHADOW = "__doris_shadow_";

  /** It is empty in every row, and no file has it. */
  private static final String NEVER_STORED = StoredColumn.SKIP_BITMAP;

  private final StorageEngine engine;
  private final DuckDb duckDb;

  public TabletConversion(StorageEngine engine, DuckDb duckDb) {
    this.engine = engine;
    this.duckDb = duckDb;
  }

  /**
   * @param baseColumns of the old schema as the frontend knows it now; empty = as the tablet does
   * @throws SQLException when a value does not fit its new type
   */
  public void run(Tablet base, Tablet target, long version, List<StoredColumn> baseColumns)
      throws SQLException, IOException {
    if (!target.meta().converting()) {
      return;
    }
    List<StoredColumn> from =
        (baseColumns.isEmpty() ? base.meta().columns() : baseColumns)
            .stream().filter(c -> !c.name().equals(NEVER_STORED)).toList();
    String rowsetId = engine.newRowsetId();
    Path staged = engine.stagingDirectory().resolve(rowsetId + "_0.dat");
    try {
      RowsetMeta rowset = write(base, target, version, from, rowsetId, staged);
      if (rowset.segments() > 0) {
        Files.move(staged, target.file(rowset, 0), StandardCopyOption.ATOMIC_MOVE);
        Durable.sync(target.file(rowset, 0));
        Durable.sync(target.directory());
      }
      if (!engine.swaps().finishConversion(target, rowset)) {
        Files.deleteIfExists(target.file(rowset, 0));
      }
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  private RowsetMeta write(
      Tablet base, Tablet target, long version, List<StoredColumn> from, String rowsetId, Path file)
      throws SQLException, IOException {
    List<StoredColumn> to =
        target.meta().columns().stream().filter(c -> !c.name().endsWith(NEVER_STORED)).toList();
    long rows;
    try (Connection connection = duckDb.connect()) {
      rows = RowsetWriter.write(connection, select(base, version, from, to), to, file);
    }
    if (rows == 0) {
      Files.deleteIfExists(file);
    }
    return RowsetWriter.describe(
            target.id(),
            target.meta().partitionId(),
            target.schemaHash(),
            rowsetId,
            0,
            rows,
            file,
            to,
            rows == 0,
            engine.clock().millis() / 1000)
        .withVersions(0, version);
  }

  private static String select(
      Tablet base, long version, List<StoredColumn> from, List<StoredColumn> to)
      throws SQLException {
    ScanColumns columns =
        new ScanColumns(from, base.meta().sequenceUniqueId(), base.meta().deleteSignUniqueId());
    FileScan scan = new FileScan(columns);
    scan.add(base.captureFiles(version).stream().map(r -> LocalRowsets.locate(base, r)).toList());
    String rows = scan.sql();
    if (!scan.isEmpty()) {
      rows = KeyModel.merge(base.meta().keysType(), columns, scan, scan.needsMerge(), false);
    }
    Map<String, StoredColumn> byName = new HashMap<>();
    from.forEach(c -> byName.put(plainName(c), c));
    if (!scan.isEmpty()) {
      for (StoredColumn c : to) {
        checkStructs(byName.get(plainName(c)), c);
      }
    }
    String converted =
        "SELECT "
            + to.stream()
                .map(c -> expression(c, byName.get(plainName(c))) + " AS " + c.fileName())
                .collect(Collectors.joining(", "))
            + " FROM ("
            + rows
            + ")";
    List<StoredColumn> keys = to.stream().filter(StoredColumn::key).toList();
    return keys.isEmpty()
        ? converted
        : "SELECT * FROM (" + converted + ") ORDER BY " + KeyModel.names(keys);
  }

  private static void checkStructs(StoredColumn source, StoredColumn column) throws SQLException {
    if (source != null && !source.type().equals(column.type())) {
      StructFields.check(DorisType.parse(source.type()), DorisType.parse(column.type()));
    }
  }

  private static String expression(StoredColumn column, StoredColumn source) {
    DorisType type = DorisType.parse(column.type());
    if (source != null) {
      return source.type().equals(column.type())
          ? type.cast(source.fileName())
          : Casts.to(type, source.fileName(), true);
    }
    return column.defaultSql();
  }

  private static String plainName(StoredColumn column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    return name.startsWith(SHADOW) ? name.substring(SHADOW.length()) : name;
  }
}
