package org.dorisdr.minidoris.be.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Builds the SQL that reads the rows of rowset files in the table's present shape, each with its
 * place in the order of writing ({@code __v}, {@code __r}). Rows that a later delete predicate
 * hides are left out. Not thread safe.
 */
final class FileScan {
  private static final Pattern COLUMN = Pattern.compile("\\bc(\\d+)\\b");

  /**
   * Files with the same columns and the same predicates above them are read together.
   *
   * @param columns by unique id, and the types of those with parts, which may have had fewer
   */
  private record Shape(Map<Integer, String> columns, List<String> predicates) {
    boolean has(int uniqueId) {
      return columns.containsKey(uniqueId);
    }
  }

  /**
   * A file and its place among the others.
   *
   * @param version of its rows; 0 if they were put together from several, and know theirs
   * @param partition that keeps its keys apart from others; 0 = there are none
   */
  private record File(Path path, long order, long version, long partition) {}

  private static final String VERSION = "__DORIS_VERSION_COL__";

  private final ScanColumns columns;
  private final boolean ignorePredicates;
  private final Map<Shape, List<File>> shapes = new LinkedHashMap<>();

  /** Columns that the table has dropped; older delete predicates may name them. */
  private final Map<Integer, StoredColumn> dropped = new HashMap<>();

  private long order;
  private int mostPerTablet;
  private boolean duplicateKeysInside;
  private boolean apart;
  private String kept = "";

  FileScan(ScanColumns columns) {
    this(columns, false);
  }

  /**
   * @param ignorePredicates read the rows too that a delete predicate hides
   */
  FileScan(ScanColumns columns, boolean ignorePredicates) {
    this.columns = columns;
    this.ignorePredicates = ignorePredicates;
  }

  /** Adds the rowsets of one tablet, oldest first. */
  void add(List<LocatedRowset> rowsets) {
    add(rowsets, 0);
  }

  /**
   * @param partition rows of another one may have the same keys and are not merged with these; 0 =
   *     there are none
   */
  void add(List<LocatedRowset> rowsets, long partition) {
    apart |= partition != 0;
    int withRows = 0;
    for (int i = 0; i < rowsets.size(); i++) {
      LocatedRowset rowset = rowsets.get(i);
      rowset.meta().columns().stream()
          .filter(c -> columns.find(c.uniqueId()).isEmpty())
          .forEach(c -> dropped.put(c.uniqueId(), c));
      if (rowset.files().isEmpty()) {
        continue;
      }
      withRows++;
      duplicateKeysInside |= !rowset.meta().keysUnique() || rowset.files().size() > 1;
      Map<Integer, String> stored = new HashMap<>();
      rowset.meta().columns().forEach(c -> stored.put(c.uniqueId(), parts(c)));
      List<String> predicates = ignorePredicates ? List.of() : predicatesAfter(rowsets, i);
      List<File> files =
          shapes.computeIfAbsent(new Shape(stored, predicates), s -> new ArrayList<>());
      long version = version(rowset);
      rowset.files().forEach(f -> files.add(new File(f, order++, version, partition)));
    }
    mostPerTablet = Math.max(mostPerTablet, withRows);
  }

  private static long version(LocatedRowset rowset) {
    long first = rowset.meta().startVersion();
    return first > 0 && first == rowset.meta().endVersion() ? first : 0;
  }

  private static String parts(StoredColumn column) {
    DorisType type = DorisType.parse(column.type());
    return type.children().isEmpty() ? "" : type.duckDb();
  }

  private static List<String> predicatesAfter(List<LocatedRowset> rowsets, int index) {
    return rowsets.subList(index + 1, rowsets.size()).stream()
        .map(r -> r.meta().deletePredicate())
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Reads a column besides, which all files have. */
  void keep(String name) {
    kept = ", " + name;
  }

  boolean isEmpty() {
    return shapes.isEmpty();
  }

  /** Whether two rows can have the same key. */
  boolean needsMerge() {
    return duplicateKeysInside || mostPerTablet > 1;
  }

  /** Whether rows have a {@code __p} and are to be merged with those of the same only. */
  boolean isApart() {
    return apart;
  }

  /** Whether conditions hide rows. */
  boolean hides() {
    return shapes.keySet().stream().anyMatch(shape -> !shape.predicates().isEmpty());
  }

  /** SELECT of {@code c<uniqueId>} columns, {@code __v}, {@code __r} and maybe {@code __p}. */
  String sql() {
    return sql(false);
  }

  /**
   * @param marks rows that a condition hides are not left out, but have {@code __d}
   */
  String sql(boolean marks) {
    if (shapes.isEmpty()) {
      return "SELECT "
          + columns.all().stream()
              .map(c -> "CAST(NULL AS " + duckDb(c) + ") AS " + c.fileName())
              .collect(Collectors.joining(", "))
          + ", 0 AS __v, 0 AS __r, 0 AS __p WHERE false";
    }
    return shapes.entrySet().stream()
        .map(e -> select(e.getKey(), e.getValue(), marks))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private String select(Shape shape, List<File> files, boolean marks) {
    String paths =
        files.stream().map(f -> Sql.text(f.path().toString())).collect(Collectors.joining(","));
    List<StoredColumn> read = new ArrayList<>(columns.all());
    read.addAll(droppedIn(shape.predicates()));
    String rows =
        "SELECT "
            + read.stream()
                .map(c -> value(c, shape, files) + " AS " + c.fileName())
                .collect(Collectors.joining(", "))
            + ", "
            + ofFile(files, File::order)
            + " AS __v, file_row_number AS __r"
            + kept
            + (apart ? ", " + ofFile(files, File::partition) + " AS __p" : "")
            + " FROM read_parquet(["
            + paths
            + "])";
    if (shape.predicates().isEmpty()) {
      return marks ? "SELECT *, false AS __d FROM (" + rows + ")" : rows;
    }
    String stays =
        shape.predicates().stream()
            .map(p -> "(" + p + ") IS NOT TRUE")
            .collect(Collectors.joining(" AND "));
    String seen =
        "SELECT "
            + columns.all().stream().map(c -> c.fileName() + ", ").collect(Collectors.joining())
            + (apart ? "__v, __r, __p" : "__v, __r");
    return marks
        ? seen + ", NOT (" + stays + ") AS __d FROM (" + rows + ")"
        : seen + " FROM (" + rows + ") WHERE " + stays;
  }

  /** What a row has of a column; its version is that of its rowset, and stored by a merge only. */
  private String value(StoredColumn column, Shape shape, List<File> files) {
    String stored = expression(column, shape);
    if (!column.name().equals(VERSION)) {
      return stored;
    }
    return "coalesce(nullif(" + ofFile(files, File::version) + ", 0), " + stored + ")";
  }

  private static String ofFile(List<File> files, ToLongFunction<File> what) {
    return files.stream()
        .map(f -> String.valueOf(what.applyAsLong(f)))
        .collect(
            Collectors.joining(",", "CAST([", "] AS BIGINT[])[CAST(file_index AS BIGINT) + 1]"));
  }

  private List<StoredColumn> droppedIn(List<String> predicates) {
    return predicates.stream()
        .flatMap(p -> COLUMN.matcher(p).results())
        .map(found -> dropped.get(Integer.parseInt(found.group(1))))
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  private String expression(StoredColumn column, Shape shape) {
    if (shape.has(column.uniqueId())) {
      return "CAST(" + column.fileName() + " AS " + duckDb(column) + ")";
    }
    // Rows that delete have keys only, and the present moment is no value of theirs.
    boolean deletion = shape.has(columns.deleteSign());
    String value = column.defaultValue();
    if (deletion && value != null && value.startsWith("CURRENT_")) {
      return "CAST(NULL AS " + duckDb(column) + ")";
    }
    return column.defaultSql();
  }

  private static String duckDb(StoredColumn column) {
    return DorisType.parse(column.type()).duckDb();
  }
}
