package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.ddl.AutoPartitions;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniPartial;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniScanTable;
import org.dorisdr.minidoris.thrift.TMiniWrite;

/**
 * A table that a statement writes, and how a row of the statement becomes rows of its indexes. The
 * catalog is locked.
 */
final class TargetTable {
  private final OlapTable table;
  private final List<Partition> partitions;
  private final WritePlanner planner;
  private final ScanPlanner scanner;
  private boolean filtering;
  private boolean housed;
  private RowIds ids = RowIds.NONE;
  private LocalDateTime now = LocalDateTime.now();

  TargetTable(OlapTable table, List<Partition> partitions, Wire wire) {
    this.table = table;
    this.partitions = partitions;
    this.planner = new WritePlanner(wire);
    this.scanner = new ScanPlanner(wire);
    if (!table.state.equals("NORMAL") && table.state.equals("RESTORE")) {
      throw StatementError.general(
          "Table " + table.name + " is in restore process. Can not load into it");
    }
  }

  /**
   * Lets rows with a problem be left out rather than fail the statement. The last of the given
   * columns is {@link LoadSource#PROBLEM} then.
   */
  TargetTable filtering() {
    filtering = true;
    return this;
  }

  /**
   * @param all whether a row that no partition takes fails the statement, whatever is left out
   */
  TargetTable housed(boolean all) {
    housed = all;
    return this;
  }

  /**
   * Numbers the rows in a column with AUTO_INCREMENT.
   *
   * @param reserved for this statement
   */
  TargetTable numbered(RowIds reserved) {
    ids = reserved;
    return this;
  }

  /**
   * Says when the statement is run.
   *
   * @param moment in the statement's zone
   */
  TargetTable at(LocalDateTime moment) {
    now = moment;
    return this;
  }

  List<Partition> partitions() {
    return partitions;
  }

  /**
   * Requests for rows that are made whole first.
   *
   * @param source DuckDB query of rows that have some columns only
   */
  List<TMiniExecRequest> requests(
      String source,
      PartialRows partial,
      List<TMiniScanTable> scans,
      List<TMiniRow> rows,
      long txn) {
    List<TMiniScanTable> all = new ArrayList<>(scans);
    all.add(partial.scan(scanner));
    List<Column> columns = partial.columns();
    List<TMiniExecRequest> requests = requests(partial.sql(source), columns, all, rows, txn);
    TMiniPartial wire = partial.wire();
    requests.forEach(r -> r.getWrite().setPartial(wire));
    boolean deletes = columns.stream().anyMatch(PartialColumns::isSign);
    if (deletes) {
      // A row that deletes lacks what rows must have; those that stay have been looked at.
      requests.forEach(
          r ->
              r.getWrite().getColumns().stream()
                  .filter(c -> !c.isIsKey())
                  .forEach(c -> c.setIsNullable(true)));
    }
    return requests;
  }

  /** Column by name, hidden ones included. */
  Column column(String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                StatementError.general(
                    "Unknown column '" + name + "' in target table " + table.name));
  }

  /**
   * @throws StatementError if one of the columns gets its value from others
   */
  void checkGiven(List<Column> columns) {
    columns.stream().filter(c -> c.generated() != null).findFirst().ifPresent(this::refuseValue);
  }

  void refuseValue(Column generated) {
    throw StatementError.general(
        "The value specified for generated column '%s' in table '%s' is not allowed."
            .formatted(generated.name(), table.name));
  }

  /**
   * Columns that an updated row has a value for: the visible ones that follow from no others, and
   * the sequence column if it follows from none, for the row has to win over what it was.
   */
  List<Column> updated() {
    boolean sequence = sequenceSource().isEmpty();
    return table.baseIndex().columns.stream()
        .filter(c -> c.visible() || (sequence && c.name().equals(Column.SEQUENCE_COL)))
        .filter(c -> c.generated() == null)
        .toList();
  }

  /** Those that a statement without names gives. */
  List<Column> columns() {
    return table.visibleColumns();
  }

  /**
   * A request for every index.
   *
   * @param source DuckDB query
   * @param given columns that the query yields, in its order; others get their default
   */
  List<TMiniExecRequest> requests(
      String source,
      List<Column> given,
      List<TMiniScanTable> scans,
      List<TMiniRow> rows,
      long txn) {
    if (!scans.isEmpty()) {
      checkNumbers();
    }
    List<TMiniExecRequest> requests = new ArrayList<>();
    for (IndexMeta index : indexes()) {
      Projection projection =
          new Projection(given, sequenceSource(), ids, table.baseIndex().columns, now);
      List<Column> written = projection.columns(index);
      List<Column> routing = filtering ? checked(written, given) : routing(written);
      TMiniWrite write = planner.plan(table, index, partitions, written, txn);
      // The base index is written first: its rows tell what is missing, for all indexes.
      if (index.id == table.baseIndexId
          && table.autoPartition
          && partitions.containsAll(table.partitions.values())) {
        write.setPartitionKeys(AutoPartitions.keys(table));
      }
      routing.forEach(column -> write.addToColumns(Wire.column(column).setIsRouting(true)));
      List<Column> selected = new ArrayList<>(written);
      selected.addAll(routing);
      write.setFiltering(filtering);
      write.setHoused(housed);
      TMiniExecRequest request = new TMiniExecRequest(projection.sql(source, selected), scans);
      request.setWrite(write);
      if (rows != null) {
        request.setRows(rows);
      }
      requests.add(request);
    }
    return requests;
  }

  /** A query runs for each index, and may yield the same rows in another order. */
  private void checkNumbers() {
    boolean twice =
        indexes().stream().filter(i -> i.columns.stream().anyMatch(Column::autoIncrement)).count()
            > 1;
    if (ids.reserved() && twice) {
      throw StatementError.general(
          "minidoris takes no INSERT of a query into a table whose rollup has an AUTO_INCREMENT"
              + " column. HINT: drop the rollup, or insert VALUES");
    }
  }

  /** Columns that tell the tablet of a row and that a rollup of these columns lacks. */
  private List<Column> routing(List<Column> written) {
    return table.baseIndex().columns.stream()
        .filter(column -> isRouting(column.name()))
        .filter(column -> written.stream().noneMatch(w -> w.name().equalsIgnoreCase(column.name())))
        .toList();
  }

  /** What a rollup lacks and is yet looked at, so that every index leaves out the same rows. */
  private List<Column> checked(List<Column> written, List<Column> given) {
    List<Column> checked = new ArrayList<>();
    for (Column column : table.visibleColumns()) {
      if (written.stream().noneMatch(w -> w.name().equalsIgnoreCase(column.name()))) {
        checked.add(column);
      }
    }
    given.stream().filter(PartialRows.LACKING::equals).forEach(checked::add);
    checked.add(LoadSource.PROBLEM);
    return checked;
  }

  private boolean isRouting(String column) {
    return table.distribution.columns().contains(column) || table.partitionColumns.contains(column);
  }

  /** A request that hides the rows that match, for every index. */
  List<TMiniExecRequest> deletions(String predicate, long txn) {
    List<TMiniExecRequest> requests = new ArrayList<>();
    for (IndexMeta index : indexes()) {
      List<Column> columns = index.columns.stream().filter(Column::visible).toList();
      TMiniWrite write = planner.plan(table, index, partitions, columns, txn);
      write.setDeletePredicate(predicate);
      TMiniExecRequest request = new TMiniExecRequest("", List.of());
      requests.add(request.setWrite(write));
    }
    return requests;
  }

  private List<IndexMeta> indexes() {
    List<IndexMeta> indexes = new ArrayList<>(List.of(table.baseIndex()));
    for (IndexMeta index : table.indexMetas.values()) {
      if (index.id != table.baseIndexId) {
        indexes.add(index);
      }
    }
    return indexes;
  }

  /** The column whose value the hidden sequence column takes. */
  private Optional<Column> sequenceSource() {
    String name = table.properties.get(TableProperties.SEQUENCE_COLUMN);
    return name == null ? Optional.empty() : Optional.of(column(name));
  }
}
