package org.dorisdr.minidoris.fe.door;

import static org.dorisdr.minidoris.fe.session.SessionHandlers.anywhere;

import java.util.List;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.LikePattern;
import org.dorisdr.minidoris.fe.session.Sessions;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.sql.stock.QueryStatement;
import org.dorisdr.sql.stock.admin.KillSession;
import org.dorisdr.sql.stock.admin.SetFrontendConfig;
import org.dorisdr.sql.stock.admin.SetVariables;
import org.dorisdr.sql.stock.admin.ShowCatalogs;
import org.dorisdr.sql.stock.admin.ShowCharset;
import org.dorisdr.sql.stock.admin.ShowCollation;
import org.dorisdr.sql.stock.admin.ShowEngines;
import org.dorisdr.sql.stock.admin.ShowFrontendConfig;
import org.dorisdr.sql.stock.admin.ShowProcedureStatus;
import org.dorisdr.sql.stock.admin.ShowProcesslist;
import org.dorisdr.sql.stock.admin.ShowStatus;
import org.dorisdr.sql.stock.admin.ShowVariables;
import org.dorisdr.sql.stock.admin.ShowWarningCount;
import org.dorisdr.sql.stock.admin.ShowWarnings;
import org.dorisdr.sql.stock.admin.SwitchCatalog;
import org.dorisdr.sql.stock.admin.UseDatabase;

/** Handlers of what sessions say about themselves and this frontend. Stateless. */
final class DoorStatements {
  private DoorStatements() {}

  static void register(
      FeServer fe,
      Privileges privileges,
      SystemVariables variables,
      Sessions sessions,
      UseDatabaseHandler use,
      StatementRegistry to) {
    to.register(UseDatabase.class, use);
    to.register(SetVariables.class, new SetVariablesHandler(fe, variables, privileges));
    to.register(ShowVariables.class, new ShowVariablesHandler(variables));
    ProcessHandlers processes = new ProcessHandlers(fe, sessions, privileges);
    to.register(ShowProcesslist.class, anywhere(processes::show));
    to.register(KillSession.class, anywhere(processes::kill));
    ConfigHandlers config = new ConfigHandlers(fe.settings(), privileges);
    to.register(ShowFrontendConfig.class, anywhere(config::show));
    to.register(SetFrontendConfig.class, anywhere(config::set));
    // Loads are forwarded before they get here.
    to.register(QueryStatement.class, anywhere((s, q) -> fe.queries().run(s, q.text())));
    small(to);
  }

  /** Answers that clients and tools ask for and that never change. */
  private static void small(StatementRegistry to) {
    to.register(
        ShowWarnings.class,
        anywhere((s, w) -> StatementResult.show(List.of("Level", "Code", "Message"), List.of())));
    to.register(
        ShowWarningCount.class,
        anywhere(
            (s, w) ->
                StatementResult.rows(
                    List.of(
                        new StatementResult.Column(
                            w.errors() ? "@@session.error_count" : "@@session.warning_count",
                            "bigint")),
                    List.of(List.of("0")))));
    to.register(
        ShowProcedureStatus.class,
        anywhere(
            (s, w) ->
                StatementResult.show(
                    List.of(
                        "ProcedureName",
                        "CatalogId",
                        "DbId",
                        "DbName",
                        "PackageName",
                        "OwnerName",
                        "CreateTime",
                        "ModifyTime"),
                    // There is no procedure, for there is no CREATE PROCEDURE.
                    List.of())));
    to.register(
        ShowStatus.class,
        anywhere((s, w) -> StatementResult.show(List.of("Variable_name", "Value"), List.of())));
    to.register(
        ShowEngines.class,
        anywhere(
            (s, w) ->
                StatementResult.show(
                    List.of("Engine", "Support", "Comment", "Transactions", "XA", "Savepoints"),
                    List.of(
                        List.of(
                            "Olap", "YES", "Default storage engine of palo", "NO", "NO", "NO")))));
    to.register(
        ShowCollation.class,
        anywhere(
            (s, w) ->
                StatementResult.show(
                    List.of("Collation", "Charset", "Id", "Default", "Compiled", "Sortlen"),
                    List.of(List.of("utf8mb4_0900_bin", "utf8mb4", "309", "Yes", "Yes", "1")))));
    to.register(
        ShowCharset.class,
        anywhere(
            (s, w) ->
                StatementResult.show(
                    List.of("Charset", "Description", "Default collation", "Maxlen"),
                    List.of(List.of("utf8mb4", "UTF-8 Unicode", "utf8mb4_0900_bin", "4")))));
    to.register(
        ShowCatalogs.class,
        anywhere(
            (s, w) ->
                StatementResult.show(
                    List.of(
                        "CatalogId",
                        "CatalogName",
                        "Type",
                        "IsCurrent",
                        "CreateTime",
                        "LastUpdateTime",
                        "Comment"),
                    LikePattern.of(w.pattern(), false).test("internal")
                        ? List.of(
                            List.of(
                                "0",
                                "internal",
                                "internal",
                                "Yes",
                                "UNRECORDED",
                                "",
                                "Doris internal catalog"))
                        : List.of())));
    to.register(
        SwitchCatalog.class,
        anywhere(
            (s, w) -> {
              if (!w.catalog().equalsIgnoreCase("internal")) {
                throw StatementError.general("Unknown catalog '" + w.catalog() + "'");
              }
              return StatementResult.ok();
            }));
  }
}
