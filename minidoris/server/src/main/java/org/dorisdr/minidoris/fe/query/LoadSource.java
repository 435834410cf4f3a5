package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.TimeZoneName;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;

/**
 * How the columns of a file become columns of a table, as a query over the file. The catalog is
 * locked. For one load.
 */
final class LoadSource {
  /** Says what is wrong with a row, as Minidoris.thrift tells. */
  static final Column PROBLEM =
      new Column("__problem", "text", false, true, "NONE", null, "", -1, true);

  static final String FLEXIBLE = "UPDATE_FLEXIBLE_COLUMNS";

  private final OlapTable table;
  private final TMiniLoadRequest request;
  private final Session session = new Session(-1, "root", "127.0.0.1");
  private final boolean flexible;
  private final List<String> file;

  /** DuckDB expressions over the file's columns by the names of what they give. */
  private final NavigableMap<String, String> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Types of those that are made; null = not known. */
  private final Map<String, DorisType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Columns of the table that the load gives, and what gives them. */
  private final Map<Column, String> values = new LinkedHashMap<>();

  private final LoadProblems problems = new LoadProblems();
  private final LocalDateTime now;

  LoadSource(OlapTable table, TMiniLoadRequest request) {
    this.table = table;
    this.request = request;
    if (request.isSetTimeZone()) {
      session.variables().put("time_zone", TimeZoneName.checked(request.getTimeZone()));
    }
    this.now = TimeZones.now(session);
    LoadColumns columns = LoadColumns.parse(request.getColumns());
    this.flexible = request.getUpdateMode().equals(FLEXIBLE);
    this.file = flexible ? FlexibleFile.columns(table) : columns.of(table);
    checkMerge();
    makeAll(columns);
    if (flexible) {
      file.stream().flatMap(name -> table.column(name).stream()).forEach(this::giveFlexible);
      return;
    }
    table.baseIndex().columns.forEach(this::give);
    LoadSequence.source(table, request, this::isMade)
        .ifPresent(from -> give(table.column(Column.SEQUENCE_COL).orElseThrow(), from));
    if (!merge().equals("APPEND")) {
      giveDeleteSign();
    }
  }

  /**
   * Each expression reads those before it, and of the file's columns those as values of the table's
   * that no expression gives.
   */
  private void makeAll(LoadColumns columns) {
    if (columns.made().isEmpty()) {
      // Also of hidden columns, which have types that no value here has.
      return;
    }
    Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : file) {
      boolean given = columns.made().stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
      table
          .column(name)
          .filter(column -> !given && !DorisType.parse(column.type()).isText())
          .ifPresent(c -> known.put(name, typed(c, Identifiers.quoted(name), true)));
    }
    Set<String> texts = texts();
    Function<Expression, DorisType> finder = TypedColumns.finder(List.of());
    for (LoadColumns.Made column : columns.made()) {
      types.put(column.name(), finder.apply(column.expression()));
      String value = rewritten(column.expression(), texts, known);
      known.put(column.name(), value);
      made.put(column.name(), value);
    }
  }

  private void giveFlexible(Column column) {
    if (column.name().equals(Column.SKIP_BITMAP_COL)) {
      return;
    }
    if (column.key() && !column.autoIncrement()) {
      problems.lacksKey(column, values.size());
    }
    give(column, column.name());
  }

  /** The present moment in the zone of the load. */
  LocalDateTime now() {
    return now;
  }

  boolean isFlexible() {
    return flexible;
  }

  List<String> fileColumns() {
    return file;
  }

  /** Columns that {@link #sql} yields. */
  List<Column> given() {
    return withProblem(values.keySet());
  }

  /** Columns of rows that are looked at one by one. */
  static List<Column> withProblem(Collection<Column> columns) {
    List<Column> all = new ArrayList<>(columns);
    all.add(PROBLEM);
    return all;
  }

  private String merge() {
    return request.getMergeType();
  }

  private void checkMerge() {
    if (!merge().equals("APPEND") && table.keysType != KeysType.UNIQUE_KEYS) {
      throw StatementError.general("load by MERGE or DELETE is only supported in unique tables.");
    }
  }

  private void give(Column column) {
    if (isMade(column.name()) && column.generated() == null) {
      give(column, column.name());
    }
  }

  private boolean isMade(String name) {
    return made.containsKey(name) || isInFile(name);
  }

  private boolean isInFile(String name) {
    return file.stream().anyMatch(name::equalsIgnoreCase);
  }

  private String typed(Column column, String value, boolean cut) {
    String zone = request.isSetTimeZone() ? TimeZones.of(session) : "''";
    return LoadValues.typed(column, value, cut, zone);
  }

  private void give(Column column, String from) {
    SketchTargets.checkLoaded(column, types.get(from));
    String value =
        typed(column, made.getOrDefault(from, Identifiers.quoted(from)), !request.isStrictMode());
    values.put(column, value);
    String typed = "__t" + (values.size() - 1);
    // Whatever it is worked out of, as Doris looks for a column of the file by the name alone.
    if (request.isStrictMode() && isInFile(column.name())) {
      problems.isNoValue(column, typed);
    }
    if (!column.nullable() && !column.autoIncrement()) {
      problems.isNull(column, typed, flexible ? values.size() - 1 : -1);
    }
  }

  private Set<String> texts() {
    return file.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private void giveDeleteSign() {
    Column sign =
        table
            .column(Column.DELETE_SIGN)
            .orElseThrow(
                () ->
                    StatementError.general(
                        "load by MERGE or DELETE need to upgrade table to support batch delete."));
    if (merge().equals("MERGE")) {
      giveRest();
    }
    values.put(sign, "1");
  }

  /** Rows that stay need a value in every column; what is generated is made of these. */
  private void giveRest() {
    boolean whole = request.getUpdateMode().equals("UPSERT");
    for (Column column : table.visibleColumns()) {
      if (column.generated() != null && !whole) {
        throw StatementError.general(
            "minidoris takes no MERGE of some columns into tables with generated columns");
      }
      if (column.generated() == null && whole) {
        values.computeIfAbsent(column, missing -> Projection.defaultOf(missing, now));
      }
    }
  }

  private String rewritten(Expression expression, Set<String> texts, Map<String, String> given) {
    return new SqlRewriter(session, new NoTables())
        .expression(expression, new LoadExpressions(session, texts, given));
  }

  /** DuckDB query over the file. */
  String sql() {
    return selected(new CheckedRows(file, values, problems.all()).sql());
  }

  private String selected(String checked) {
    Set<String> texts = texts();
    values.keySet().forEach(column -> texts.remove(column.name().toLowerCase(Locale.ROOT)));
    List<String> items = new ArrayList<>();
    for (Column column : values.keySet()) {
      boolean merged = merge().equals("MERGE") && column.name().equals(Column.DELETE_SIGN);
      items.add(
          merged
              ? "CASE WHEN "
                  + rewritten(LoadColumns.expression(request.getDeleteCondition()), texts, others())
                  + " THEN 1 ELSE 0 END"
              : Identifiers.quoted(column.name()));
    }
    if (flexible) {
      items.add(Identifiers.quoted(Column.SKIP_BITMAP_COL));
    }
    String problem = PROBLEM.name();
    if (request.isSetWhereCondition()) {
      problem =
          "CASE WHEN "
              + problem
              + " IS NOT NULL THEN "
              + problem
              + " WHEN "
              + rewritten(LoadColumns.expression(request.getWhereCondition()), texts, others())
              + " THEN NULL ELSE '' END";
    }
    items.add(problem);
    return "SELECT " + String.join(", ", items) + " FROM (" + checked + ")";
  }

  /** What is worked out, but goes into no column of the table. */
  private Map<String, String> others() {
    Map<String, String> others = new TreeMap<>(made);
    others.keySet().removeIf(name -> table.column(name).isPresent());
    return others;
  }

  /** What a row of JSON that lacks a column of the file has in it; null = NULL. */
  List<String> defaults() {
    return file.stream()
        .map(name -> flexible ? null : table.column(name).orElse(null))
        .map(column -> column == null ? null : Defaults.text(column, now))
        .toList();
  }
}
