package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniFileTable;
import org.dorisdr.minidoris.thrift.TMiniScanTable;

/**
 * The tables of one statement: resolves names, opens views, and gathers what the backend has to
 * read, all at the same moment. The catalog is locked while it is used.
 */
final class QueryRelations implements Relations {
  private static final int MAX_VIEW_DEPTH = 32;

  /** A {@code *} that stands for columns. */
  private static final Pattern STAR =
      Pattern.compile("(?i)(\\bselect(\\s+distinct)?|,)\\s*([\\w`\".]+\\.)?\\*");

  private static final Pattern SELECT = Pattern.compile("(?i)\\bselect\\b");

  private static final List<String> UNREADABLE =
      List.of(Column.SKIP_BITMAP_COL, "__DORIS_ROW_STORE_COL__");

  private static final String S3 = "s3";

  private final Frontend frontend;
  private final Session session;
  private final Tables tables;
  private final ScanPlanner planner;
  private final SystemRelations system;
  private final TableAccess access;
  private final AliasCalls aliases;
  private final StatementFiles opened;
  private final Map<String, TMiniScanTable> scans = new LinkedHashMap<>();
  private final List<TMiniFileTable> files = new ArrayList<>();
  private final ScanChoice choice;
  private int viewDepth;

  QueryRelations(Frontend frontend, Session session, TableAccess access, StatementFiles opened) {
    this.opened = opened;
    this.frontend = frontend;
    this.session = session;
    this.choice = ScanChoice.of(session);
    this.access = access;
    this.aliases = new AliasCalls(frontend, session);
    this.tables = new Tables(frontend);
    this.planner = new ScanPlanner(new Wire(frontend));
    this.system = new SystemRelations(frontend, session, access);
  }

  /** What the statement reads. */
  List<TMiniScanTable> scans() {
    return List.copyOf(scans.values());
  }

  /**
   * Lets a query read the hidden columns that it names, which no {@code *} means.
   *
   * @param request of the query
   */
  void showNamed(String sql, TMiniExecRequest request) {
    if (choice.hiddenColumns() || !sql.contains("__DORIS_")) {
      return;
    }
    for (String column : UNREADABLE) {
      if (sql.contains(column)) {
        throw StatementError.general("minidoris does not read the hidden column " + column);
      }
    }
    List<TMiniColumn> named =
        scans.values().stream()
            .flatMap(scan -> scan.getColumns().stream())
            .filter(column -> !column.isIsVisible() && sql.contains(column.getName()))
            .toList();
    if (named.isEmpty()) {
      return;
    }
    if (STAR.matcher(sql).find()) {
      if (scans.size() != 1 || SELECT.matcher(sql).results().count() != 1) {
        throw StatementError.general(
            "minidoris does not read hidden columns beside * of several queries or tables. HINT: SET"
                + " show_hidden_columns = true");
      }
      String others =
          named.stream()
              .map(column -> Identifiers.quoted(column.getName()))
              .collect(Collectors.joining(", ", "$0 EXCLUDE (", ")"));
      request.setSql(STAR.matcher(request.getSql()).replaceAll(others));
    }
    named.forEach(column -> column.setIsVisible(true));
  }

  /** What the statement reads of object stores. */
  List<TMiniFileTable> files() {
    return List.copyOf(files);
  }

  @Override
  public String table(String givenDatabase, String name) {
    String database = givenDatabase == null ? session.database() : givenDatabase;
    if (database != null && database.equalsIgnoreCase("information_schema")) {
      if (viewDepth == 0) {
        access.checkSelect(session, "information_schema", name, List.of());
      }
      return system.informationSchema(name.toLowerCase(Locale.ROOT));
    }
    TableRef ref = TableRef.of(database, name);
    Table table = tables.table(ref);
    if (viewDepth == 0) {
      access.checkSelect(session, ref.database(), ref.table(), shown(table));
    }
    ReadPartitions.check(table, ref);
    if (table instanceof View view) {
      return view(view);
    }
    OlapTable olap = (OlapTable) table;
    scans.computeIfAbsent(
        ref.alias(), alias -> planner.plan(alias, olap, Tables.partitions(olap, ref), choice));
    return Identifiers.quoted(ref.alias());
  }

  /** What a star stands for. */
  private static List<String> shown(Table table) {
    List<Column> columns =
        table instanceof OlapTable olap ? olap.visibleColumns() : ((View) table).columns;
    return columns.stream().map(Column::name).toList();
  }

  @Override
  public Optional<OlapTable> stored(String givenDatabase, String name) {
    String database = givenDatabase == null ? session.database() : givenDatabase;
    if (database == null || database.equalsIgnoreCase("information_schema")) {
      return Optional.empty();
    }
    return tables.table(TableRef.of(database, name)) instanceof OlapTable olap
        ? Optional.of(olap)
        : Optional.empty();
  }

  @Override
  public List<TypedColumn> columns(String givenDatabase, String name) {
    String database = givenDatabase == null ? session.database() : givenDatabase;
    if (database == null) {
      return null;
    }
    if (database.equalsIgnoreCase("information_schema")) {
      return SystemRelations.columns(name.toLowerCase(Locale.ROOT));
    }
    return frontend
        .catalog()
        .database(database)
        .flatMap(d -> d.table(name).map(t -> TypedColumns.of(d.name, t, choice.hiddenColumns())))
        .orElse(null);
  }

  @Override
  public AliasCalls aliases() {
    return aliases;
  }

  private String view(View view) {
    if (++viewDepth > MAX_VIEW_DEPTH) {
      throw StatementError.general("views stand in views more than " + MAX_VIEW_DEPTH + " deep");
    }
    String columns =
        view.columns.stream()
            .map(c -> Identifiers.quoted(c.name()))
            .collect(Collectors.joining(", "));
    String query = new SqlRewriter(session, this).query(view.definition);
    viewDepth--;
    return columns.isEmpty()
        ? "(" + query + ")"
        : "(SELECT * FROM (" + query + ") AS v(" + columns + "))";
  }

  @Override
  public String function(String name, Map<String, String> properties) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("partitions")) {
      TableRef ref = TableRef.of(properties.get("database"), properties.get("table"));
      access.checkShow(session, ref.database(), ref.table(), "SHOW PARTITIONS");
      return PartitionsFunction.rows(tables.olapTable(ref));
    }
    if (lower.equals("mv_infos")) {
      return new MvInfosFunction(frontend, session, access).rows(properties);
    }
    if (lower.equals(NumbersFunction.NAME)) {
      return NumbersFunction.rows(properties);
    }
    if (lower.equals(S3)) {
      return files(properties);
    }
    return system.function(lower, !properties.isEmpty());
  }

  private String files(Map<String, String> properties) {
    checkResource(properties);
    String alias = "__files" + files.size();
    opened.table(properties, alias).ifPresent(files::add);
    return opened.rows(properties, alias);
  }

  @Override
  public List<TypedColumn> functionColumns(String name, Map<String, String> properties) {
    if (name.equalsIgnoreCase(NumbersFunction.NAME)) {
      return NumbersFunction.COLUMNS;
    }
    if (!name.equalsIgnoreCase(S3)) {
      return null;
    }
    checkResource(properties);
    return opened.columns(properties);
  }

  /** Before anything is asked of the store in its name. A view's resource is its maker's. */
  private void checkResource(Map<String, String> properties) {
    String resource = properties.get("resource");
    if (resource != null && viewDepth == 0) {
      access.checkResource(session, resource);
    }
  }

  Tables tables() {
    return tables;
  }

  Frontend frontend() {
    return frontend;
  }
}
