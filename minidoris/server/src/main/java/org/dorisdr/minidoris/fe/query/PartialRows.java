package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.thrift.TMiniPartial;
import org.dorisdr.minidoris.thrift.TMiniScanTable;

/**
 * Makes whole rows of rows that give some columns of a UNIQUE table only: what a row lacks comes
 * from the rows of its key before it in the load, or from the table's row, or is the default. The
 * catalog is locked. For one load.
 */
final class PartialRows {
  private static final String OLD = "__old_rows__";

  /** Which columns a row has not been given: their unique ids, as in ",1,4,". */
  static final Column LACKING =
      new Column("__lacking", "text", false, true, "NONE", null, "", -1, true);

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
  private final PartialColumns columns;
  private final PartialDefaults defaults;
  private final PartialValues values;

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
    this.columns = new PartialColumns(table, given, kind == Kind.FLEXIBLE_FILE);
    this.values = new PartialValues(columns, defaults);
  }

  /** Columns of the rows that {@link #sql} yields; for files, what is wrong with a row is last. */
  List<Column> columns() {
    List<Column> all = new ArrayList<>(columns.whole());
    if (kind == Kind.FLEXIBLE_FILE) {
      all.add(LACKING);
    }
    if (kind != Kind.FIXED) {
      all.add(LoadSource.PROBLEM);
    }
    return all;
  }

  /**
   * What {@link #sql} reads beside the rows: deleted ones as well, as their sequence counts. As in
   * Doris, which looks keys up in its index, those that a condition hides are there.
   */
  TMiniScanTable scan(ScanPlanner planner) {
    TMiniScanTable scan =
        planner.plan(OLD, table, partitions).setKeepDeleted(true).setIgnorePredicates(true);
    scan.getColumns().stream()
        .filter(c -> Set.of(Column.SEQUENCE_COL, Column.DELETE_SIGN).contains(c.getName()))
        .forEach(column -> column.setIsVisible(true));
    if (HomePartitions.mayShareKeys(table, partitions)) {
      scan.setHome(HomePartitions.of(table, partitions));
    }
    return scan;
  }

  /** Versions that the table's rows are read at, by partition. */
  private Map<Long, Long> versions() {
    Map<Long, Long> versions = new HashMap<>();
    partitions.forEach(p -> versions.put(p.id, p.visibleVersion));
    return versions;
  }

  /**
   * Lets the load fail if the table is another one when it is committed. Rows that others change
   * meanwhile hinder it only while a schema change fills tablets, which have no older rows yet that
   * a backend could merge these with.
   */
  void require(Frontend frontend, long txn) {
    Map<Integer, String> texts = new HashMap<>();
    table.visibleColumns().stream()
        .filter(c -> DorisType.parse(c.type()).isText())
        .forEach(c -> texts.put(c.uniqueId(), c.type()));
    frontend.transactions().requireTexts(txn, texts);
    if (isConverting(table)) {
      frontend.transactions().requireVersions(txn, versions());
    }
  }

  static boolean isConverting(OlapTable table) {
    return table.allPartitions().stream()
        .flatMap(partition -> partition.indexes.values().stream())
        .anyMatch(index -> index.state == MaterializedIndex.State.SHADOW);
  }

  /** What a backend has to know to merge the rows with others that come before them. */
  TMiniPartial wire() {
    return columns.wire(versions(), defaults);
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
            + columns.places().mapToObj(this::latest).collect(Collectors.joining())
            + " FROM ("
            + cut
            + ")";
    return "SELECT "
        + columns.places().mapToObj(values::of).collect(Collectors.joining(", "))
        + (kind == Kind.FLEXIBLE_FILE ? ", " + values.lacking() : "")
        + (kind == Kind.FIXED ? "" : ", r_problem")
        + " FROM ("
        + latest
        + ") ORDER BY r_no";
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
        lastOfEachKey(
            "SELECT %s, row_number() OVER () AS r_no FROM (%s\n) AS s(%s)"
                .formatted(String.join(", ", items), source, String.join(", ", names)));
    String old =
        columns
            .places()
            .filter(j -> !PartialColumns.isSign(columns.at(j)))
            .mapToObj(j -> Identifiers.quoted(columns.at(j).name()) + " AS o" + j)
            .collect(Collectors.joining(", "));
    String keys =
        columns
            .places()
            .filter(j -> columns.at(j).key())
            .mapToObj(j -> "g" + columns.place(j) + " IS NOT DISTINCT FROM o" + j)
            .collect(Collectors.joining(" AND "));
    return "(%s) LEFT JOIN (SELECT %s, coalesce(%s, 0) = 1 AS o_gone, true AS o_is FROM %s) ON %s"
        .formatted(
            rows, old, Identifiers.quoted(Column.DELETE_SIGN), Identifiers.quoted(OLD), keys);
  }

  /**
   * Of the rows of one key in an INSERT the last one counts, whatever their sequence: Doris's
   * {@code MemTable} looks for that column by a name that it has in files only.
   */
  private String lastOfEachKey(String rows) {
    boolean needed = kind == Kind.FIXED && columns.sequence() >= 0;
    return needed
        ? "SELECT * FROM (%s) QUALIFY r_no = max(r_no) OVER (PARTITION BY %s)"
            .formatted(rows, sameKey())
        : rows;
  }

  private String sign() {
    int sign = columns.sign();
    return sign < 0
        ? "0"
        : "CASE WHEN %s THEN coalesce(g%d, 0) ELSE 0 END"
            .formatted(columns.has(sign), columns.place(sign));
  }

  private String sequence() {
    int j = columns.sequence();
    if (j < 0) {
      return "0";
    }
    return columns.source(j) < 0
        ? "o" + j
        : "CASE WHEN " + columns.has(j) + " THEN g" + columns.source(j) + " ELSE o" + j + " END";
  }

  /** A row that changes nothing: it is wrong, or older than the table's. */
  private String dead() {
    int j = columns.sequence();
    String older =
        j < 0
            ? "false"
            : "(o_there AND coalesce(o%1$d > %2$s, o%1$d IS NOT NULL AND %2$s IS NULL))"
                .formatted(j, sequence());
    return "(r_problem IS NOT NULL OR " + older + ")";
  }

  private String sameKey() {
    return String.join(", ", columns.keys());
  }

  /** Where all rows have the same columns, the last one of a key is all that counts. */
  private String deletionsBefore() {
    if (columns.sign() < 0 || kind != Kind.FLEXIBLE_FILE) {
      return "0";
    }
    return "count(*) FILTER (WHERE r_sign = 1 AND NOT r_dead) OVER (PARTITION BY "
        + sameKey()
        + " ORDER BY r_seq NULLS FIRST, r_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";
  }

  /** The last value that rows of the key have given since it was deleted. */
  private String latest(int j) {
    if (!columns.varies(j)) {
      return "";
    }
    return ", last_value(CASE WHEN "
        + columns.has(j)
        + " AND NOT r_dead THEN {'v': g"
        + Math.max(columns.source(j), 0)
        + "} END IGNORE NULLS) OVER (PARTITION BY "
        + sameKey()
        + ", r_cut ORDER BY r_seq NULLS FIRST, r_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT"
        + " ROW) AS l"
        + j;
  }
}
