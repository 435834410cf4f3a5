package org.dorisdr.minidoris.fe.door;

import static org.dorisdr.minidoris.fe.session.SessionHandlers.anywhere;

import java.util.List;
import org.apache.doris.mysql.privilege.Privilege;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.LikePattern;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.ShowCatalogs;
import org.dorisdr.sql.stock.admin.ShowCharset;
import org.dorisdr.sql.stock.admin.ShowCollation;
import org.dorisdr.sql.stock.admin.ShowEmpty;
import org.dorisdr.sql.stock.admin.ShowEngines;
import org.dorisdr.sql.stock.admin.ShowLoads;
import org.dorisdr.sql.stock.admin.ShowPrivileges;
import org.dorisdr.sql.stock.admin.ShowProcedureStatus;
import org.dorisdr.sql.stock.admin.ShowStatus;
import org.dorisdr.sql.stock.admin.ShowWarningCount;
import org.dorisdr.sql.stock.admin.ShowWarnings;
import org.dorisdr.sql.stock.admin.SwitchCatalog;
import org.dorisdr.sql.stock.catalog.ShowDeletes;

/**
 * Answers that clients and tools ask for and that never change: there is one engine, one character
 * set and one catalog, and there are no warnings, no counters and no procedures. Stateless.
 */
final class FixedAnswers {
  private FixedAnswers() {}

  static void register(StatementRegistry to) {
    to.register(ShowWarnings.class, anywhere((s, w) -> rows("Level", "Code", "Message").result()));
    to.register(ShowWarningCount.class, anywhere((s, w) -> count(w)));
    to.register(ShowProcedureStatus.class, anywhere((s, p) -> procedures()));
    to.register(ShowEmpty.class, anywhere((s, e) -> nothing(e)));
    to.register(ShowStatus.class, anywhere((s, w) -> rows("Variable_name", "Value").result()));
    to.register(ShowEngines.class, anywhere((s, e) -> engines()));
    to.register(ShowCollation.class, anywhere((s, c) -> collations()));
    to.register(ShowCharset.class, anywhere((s, c) -> characterSets()));
    to.register(ShowCatalogs.class, anywhere((s, c) -> catalogs(c)));
    to.register(SwitchCatalog.class, anywhere((s, c) -> switchTo(c)));
    to.register(ShowPrivileges.class, anywhere((s, p) -> privileges()));
    to.register(
        ShowDeletes.class,
        anywhere(
            (s, d) -> {
              throw StatementError.general(
                  "minidoris keeps no list of what was deleted. HINT: SHOW TRANSACTION FROM"
                      + " <database> WHERE id = <id that the DELETE answered>");
            }));
    to.register(
        ShowLoads.class,
        anywhere(
            (s, l) -> {
              if (l.words().equals("SHOW STREAM LOAD")) {
                return streamLoads();
              }
              throw StatementError.general(
                  "minidoris keeps no load jobs: "
                      + l.words()
                      + ". HINT: SHOW TRANSACTION FROM <database> WHERE label = '<label>'");
            }));
  }

  /** None, as in a Doris whose backends keep no records of them, which is its default. */
  private static StatementResult streamLoads() {
    return rows(
            "Label",
            "Db",
            "Table",
            "ClientIp",
            "Status",
            "Message",
            "Url",
            "TotalRows",
            "LoadedRows",
            "FilteredRows",
            "UnselectedRows",
            "LoadBytes",
            "StartTime",
            "FinishTime",
            "User",
            "Comment",
            "FirstErrorMsg")
        .result();
  }

  private static ShowRows rows(String... columns) {
    return new ShowRows(columns);
  }

  private static StatementResult privileges() {
    ShowRows rows = rows("Privilege", "Context", "Comment");
    for (Privilege privilege : Privilege.values()) {
      if (privilege == Privilege.SHOW_VIEW_PRIV) {
        // Those before it are for clusters of another kind.
        rows.add("Cluster_usage_priv", "RESOURCE", "Privilege for using cluster");
        rows.add("Stage_usage_priv", "RESOURCE", "Privilege for using stage");
      }
      rows.add(privilege.getName(), privilege.getContext(), privilege.getDesc());
    }
    return rows.result();
  }

  private static StatementResult count(ShowWarningCount statement) {
    String name = statement.errors() ? "@@session.error_count" : "@@session.warning_count";
    return StatementResult.rows(
        List.of(new StatementResult.Column(name, "bigint")), List.of(List.of("0")));
  }

  private static StatementResult procedures() {
    return rows(
            "ProcedureName",
            "CatalogId",
            "DbId",
            "DbName",
            "PackageName",
            "OwnerName",
            "CreateTime",
            "ModifyTime")
        .result();
  }

  private static StatementResult nothing(ShowEmpty statement) {
    return switch (statement.kind()) {
      case AUTHORS -> rows("Name", "Location", "Comment").result();
      case OPEN_TABLES -> rows("Database", "Table", "In_use", "Name_locked").result();
      case TRIGGERS ->
          rows(
                  "Trigger",
                  "Event",
                  "Table",
                  "Statement",
                  "Timing",
                  "Created",
                  "sql_mode",
                  "Definer",
                  "character_set_client",
                  "collation_connection",
                  "Database Collation")
              .result();
      case EVENTS ->
          // Doris has Status twice.
          rows(
                  "Db",
                  "Name",
                  "Definer",
                  "Time",
                  "Type",
                  "Execute at",
                  "Interval value",
                  "Interval field",
                  "Status",
                  "Ends",
                  "Status",
                  "Originator",
                  "character_set_client",
                  "collation_connection",
                  "Database Collation")
              .result();
    };
  }

  private static StatementResult engines() {
    return rows("Engine", "Support", "Comment", "Transactions", "XA", "Savepoints")
        .add("Olap", "YES", "Default storage engine of palo", "NO", "NO", "NO")
        .result();
  }

  private static StatementResult collations() {
    return rows("Collation", "Charset", "Id", "Default", "Compiled", "Sortlen")
        .add("utf8mb4_0900_bin", "utf8mb4", 309, "Yes", "Yes", 1)
        .add("utf8mb3_general_ci", "utf8mb3", 33, "Yes", "Yes", 1)
        .result();
  }

  private static StatementResult characterSets() {
    return rows("Charset", "Description", "Default collation", "Maxlen")
        .add("utf8mb4", "UTF-8 Unicode", "utf8mb4_0900_bin", 4)
        .result();
  }

  private static StatementResult catalogs(ShowCatalogs statement) {
    ShowRows rows =
        rows(
            "CatalogId",
            "CatalogName",
            "Type",
            "IsCurrent",
            "CreateTime",
            "LastUpdateTime",
            "Comment");
    if (LikePattern.of(statement.pattern(), false).test("internal")) {
      rows.add(0, "internal", "internal", "Yes", "UNRECORDED", "", "Doris internal catalog");
    }
    return rows.result();
  }

  private static StatementResult switchTo(SwitchCatalog statement) {
    if (!statement.catalog().equalsIgnoreCase("internal")) {
      throw StatementError.general("Unknown catalog '" + statement.catalog() + "'");
    }
    return StatementResult.ok();
  }
}
