package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.thrift.TMiniScanTable;

/**
 * Makes whole rows of rows that give some columns of a UNIQUE table only: what a row lacks comes
 * from the rows of its key before it in the load, or from the table's row, or is the default. The
 * catalog is locked. For one load.
 */
final class PartialRows {
  private static final String OLD = "__old_rows__";

  /** What a load has to say besides its rows. */
  enum Kind {
    /** Each row has the same columns. */
    FIXED,
    /** The same, and behind them what is wrong with the row. */
    FIXED_FILE,
    /** Behind the columns it says which of them the row lacks, and what is wrong with it. */
    FLEXIBLE_FILE
  }

  private final OlapTable table;
  private final List<Partition> partitions;
  private final List<Column> given;
  private final Kind kind;
  private final PartialDefaults defaults;
  private final List<Column> whole = new ArrayList<>();

  /**
   * @param given columns of the table that the rows have, in their order; keys among them
   */
  PartialRows(
      OlapTable table,
      List<Partition> partitions,
      List<Column> given,
      Kind kind,
      PartialDefaults defaults) {
    this.table = table;
    this.partitions = partitions;
    this.given = given;
    this.kind = kind;
    this.defaults = defaults;
    for (Column column : table.baseIndex().columns) {
      boolean hidden =
          column.name().equals(Column.SEQUENCE_COL) && sequenceName().equals(column.name());
      boolean sign = column.name().equals(Column.DELETE_SIGN) && given.contains(column);
      if ((column.visible() && column.generated() == null) || hidden || sign) {
        whole.add(column);
      }
    }
  }

  /** The column that decides which of two rows is newer; empty if none does. */
  private String sequenceName() {
    String mapped = table.properties.get(TableProperties.SEQUENCE_COLUMN);
    return mapped != null
        ? mapped
        : table.hasColumn(Column.SEQUENCE_COL) ? Column.SEQUENCE_COL : "";
  }

  /** Columns of the rows that {@link #sql} yields; for files, what is wrong with a row is last. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>(whole);
    if (kind != Kind.FIXED) {
      columns.add(LoadSource.PROBLEM);
    }
    return columns;
  }

  /** What {@link #sql} reads beside the rows. */
  TMiniScanTable scan(ScanPlanner planner) {
    TMiniScanTable scan = planner.plan(OLD, table, partitions);
    scan.getColumns().stream()
        .filter(column -> column.getName().equals(Column.SEQUENCE_COL))
        .forEach(column -> column.setIsVisible(true));
    if (HomePartitions.mayShareKeys(table, partitions)) {
      scan.setHome(HomePartitions.of(table, partitions));
    }
    return scan;
  }

  /** Versions that the table's rows are read at, by partition. */
  Map<Long, Long> versions() {
    Map<Long, Long> versions = new HashMap<>();
    partitions.forEach(p -> versions.put(p.id, p.visibleVersion));
    return versions;
  }

  /**
   * @param source DuckDB query of the rows
   */
  String sql(String source) {
    String joined = "SELECT *, coalesce(o_is, false) AS o_there FROM " + joined(source);
    String placed =
        "SELECT *, "
            + sign()
            + " AS r_sign, "
            + sequence()
            + " AS r_seq, "
            + dead()
            + " AS r_dead FROM ("
            + joined
            + ")";
    String cut = "SELECT *, " + deletionsBefore() + " AS r_cut FROM (" + placed + ")";
    String latest =
        "SELECT *"
            + places().mapToObj(this::latest).collect(Collectors.joining())
            + " FROM ("
            + cut
            + ")";
    return "SELECT "
        + places().mapToObj(this::value).collect(Collectors.joining(", "))
        + (kind == Kind.FIXED ? "" : ", r_problem")
        + " FROM ("
        + latest
        + ") ORDER BY r_no";
  }

  private IntStream places() {
    return IntStream.range(0, whole.size());
  }

  /** The rows, numbered, each with the table's row of its key. */
  private String joined(String source) {
    List<String> names = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      names.add("s" + i);
      items.add(Casts.loaded(DorisType.parse(given.get(i).type()), "s" + i) + " AS g" + i);
    }
    if (kind == Kind.FLEXIBLE_FILE) {
      names.add("r_skip");
      items.add("r_skip");
    }
    if (kind != Kind.FIXED) {
      names.add("r_problem");
    }
    items.add(kind == Kind.FIXED ? "CAST(NULL AS VARCHAR) AS r_problem" : "r_problem");
    String rows =
        "SELECT %s, row_number() OVER () AS r_no FROM (%s\n) AS s(%s)"
            .formatted(String.join(", ", items), source, String.join(", ", names));
    String old =
        places()
            .filter(j -> !whole.get(j).name().equals(Column.DELETE_SIGN))
            .mapToObj(j -> Identifiers.quoted(whole.get(j).name()) + " AS o" + j)
            .collect(Collectors.joining(", "));
    String keys =
        places()
            .filter(j -> whole.get(j).key())
            .mapToObj(j -> "g" + place(j) + " IS NOT DISTINCT FROM o" + j)
            .collect(Collectors.joining(" AND "));
    return "(%s) LEFT JOIN (SELECT %s, true AS o_is FROM %s) ON %s"
        .formatted(rows, old, Identifiers.quoted(OLD), keys);
  }

  private int place(int j) {
    return given.indexOf(whole.get(j));
  }

  private int find(String name) {
    return places().filter(j -> whole.get(j).name().equalsIgnoreCase(name)).findFirst().orElse(-1);
  }

  /** Whether a row has a value for a column. */
  private String has(int j) {
    int place = place(j);
    if (place < 0) {
      return "false";
    }
    return kind == Kind.FLEXIBLE_FILE ? "NOT contains(r_skip, '," + place + ",')" : "true";
  }

  private String sign() {
    int sign = find(Column.DELETE_SIGN);
    return sign < 0
        ? "0"
        : "CASE WHEN " + has(sign) + " THEN coalesce(g" + place(sign) + ", 0) ELSE 0 END";
  }

  private String sequence() {
    int j = find(sequenceName());
    if (j < 0) {
      return "0";
    }
    return place(j) < 0
        ? "o" + j
        : "CASE WHEN " + has(j) + " THEN g" + place(j) + " ELSE o" + j + " END";
  }

  /** A row that changes nothing: it is wrong, or older than the table's. */
  private String dead() {
    int j = find(sequenceName());
    String older =
        j < 0
            ? "false"
            : "(o_there AND coalesce(o%1$d > %2$s, o%1$d IS NOT NULL AND %2$s IS NULL))"
                .formatted(j, sequence());
    return "(r_problem IS NOT NULL OR " + older + ")";
  }

  private String sameKey() {
    return places()
        .filter(j -> whole.get(j).key())
        .mapToObj(j -> "g" + place(j))
        .collect(Collectors.joining(", "));
  }

  private String deletionsBefore() {
    if (find(Column.DELETE_SIGN) < 0) {
      return "0";
    }
    return "count(*) FILTER (WHERE r_sign = 1 AND NOT r_dead) OVER (PARTITION BY "
        + sameKey()
        + " ORDER BY r_seq NULLS FIRST, r_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";
  }

  private boolean varies(int j) {
    return kind == Kind.FLEXIBLE_FILE
        && !whole.get(j).key()
        && !whole.get(j).name().equals(Column.DELETE_SIGN);
  }

  /** The last value that rows of the key have given since it was deleted. */
  private String latest(int j) {
    if (!varies(j)) {
      return "";
    }
    return ", last_value(CASE WHEN "
        + has(j)
        + " AND NOT r_dead THEN {'v': g"
        + place(j)
        + "} END IGNORE NULLS) OVER (PARTITION BY "
        + sameKey()
        + ", r_cut ORDER BY r_seq NULLS FIRST, r_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT"
        + " ROW) AS l"
        + j;
  }

  private String value(int j) {
    Column column = whole.get(j);
    if (column.name().equals(Column.DELETE_SIGN)) {
      return "r_sign";
    }
    if (column.key()) {
      return defaults.checked("g" + place(j), j == 0);
    }
    String other =
        "CASE WHEN r_cut = 0 AND o_there THEN o%d WHEN r_sign = 1 OR r_problem IS NOT NULL THEN NULL ELSE %s END"
            .formatted(j, defaults.of(column));
    if (varies(j)) {
      return "CASE WHEN l%1$d IS NOT NULL THEN l%1$d.v ELSE %2$s END".formatted(j, other);
    }
    return place(j) < 0 ? other : "g" + place(j);
  }
}
