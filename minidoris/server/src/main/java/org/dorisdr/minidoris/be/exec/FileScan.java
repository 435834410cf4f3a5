package org.dorisdr.minidoris.be.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Builds the SQL that reads the rows of rowset files in the table's present shape, each with its
 * place in the order of writing ({@code __v}, {@code __r}). Rows that a later delete predicate
 * hides are left out. Not thread safe.
 */
final class FileScan {
  /** Files with the same columns and the same predicates above them are read together. */
  private record Shape(Set<Integer> columns, List<String> predicates) {}

  private record File(Path path, long order) {}

  private final ScanColumns columns;
  private final Map<Shape, List<File>> shapes = new LinkedHashMap<>();
  private long order;
  private int mostPerTablet;
  private boolean duplicateKeysInside;

  FileScan(ScanColumns columns) {
    this.columns = columns;
  }

  /** Adds the rowsets of one tablet, oldest first. */
  void add(List<LocatedRowset> rowsets) {
    int withRows = 0;
    for (int i = 0; i < rowsets.size(); i++) {
      LocatedRowset rowset = rowsets.get(i);
      if (rowset.files().isEmpty()) {
        continue;
      }
      withRows++;
      duplicateKeysInside |= !rowset.meta().keysUnique() || rowset.files().size() > 1;
      Set<Integer> stored =
          rowset.meta().columns().stream()
              .map(StoredColumn::uniqueId)
              .collect(Collectors.toUnmodifiableSet());
      List<String> predicates = predicatesAfter(rowsets, i);
      List<File> files =
          shapes.computeIfAbsent(new Shape(stored, predicates), s -> new ArrayList<>());
      rowset.files().forEach(f -> files.add(new File(f, order++)));
    }
    mostPerTablet = Math.max(mostPerTablet, withRows);
  }

  private static List<String> predicatesAfter(List<LocatedRowset> rowsets, int index) {
    return rowsets.subList(index + 1, rowsets.size()).stream()
        .map(r -> r.meta().deletePredicate())
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  boolean isEmpty() {
    return shapes.isEmpty();
  }

  /** Whether two rows can have the same key. */
  boolean needsMerge() {
    return duplicateKeysInside || mostPerTablet > 1;
  }

  /** SELECT of {@code c<uniqueId>} columns, {@code __v} and {@code __r}. */
  String sql() {
    if (shapes.isEmpty()) {
      return "SELECT "
          + columns.all().stream()
              .map(c -> "CAST(NULL AS " + duckDb(c) + ") AS " + c.fileName())
              .collect(Collectors.joining(", "))
          + ", 0 AS __v, 0 AS __r WHERE false";
    }
    return shapes.entrySet().stream()
        .map(e -> select(e.getKey(), e.getValue()))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private String select(Shape shape, List<File> files) {
    String paths =
        files.stream().map(f -> Sql.text(f.path().toString())).collect(Collectors.joining(","));
    String orders =
        files.stream().map(f -> String.valueOf(f.order())).collect(Collectors.joining(","));
    String rows =
        "SELECT "
            + columns.all().stream()
                .map(c -> expression(c, shape) + " AS " + c.fileName())
                .collect(Collectors.joining(", "))
            + ", CAST(["
            + orders
            + "] AS BIGINT[])[CAST(file_index AS BIGINT) + 1] AS __v, file_row_number AS __r"
            + " FROM read_parquet(["
            + paths
            + "])";
    if (shape.predicates().isEmpty()) {
      return rows;
    }
    return "SELECT * FROM ("
        + rows
        + ") WHERE "
        + shape.predicates().stream()
            .map(p -> "(" + p + ") IS NOT TRUE")
            .collect(Collectors.joining(" AND "));
  }

  private String expression(StoredColumn column, Shape shape) {
    if (shape.columns().contains(column.uniqueId())) {
      return "CAST(" + column.fileName() + " AS " + duckDb(column) + ")";
    }
    // Rows that delete have keys only, and the present moment is no value of theirs.
    boolean deletion = shape.columns().contains(columns.deleteSign());
    String value = column.defaultValue();
    if (value == null || (deletion && value.startsWith("CURRENT_"))) {
      return "CAST(NULL AS " + duckDb(column) + ")";
    }
    return DorisType.parse(column.type()).cast(Sql.text(value));
  }

  private static String duckDb(StoredColumn column) {
    return DorisType.parse(column.type()).duckDb();
  }
}
