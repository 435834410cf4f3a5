package org.dorisdr.minidoris.fe.door;

import static org.dorisdr.minidoris.fe.session.SessionHandlers.anywhere;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.Sessions;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.sql.stock.QueryStatement;
import org.dorisdr.sql.stock.admin.KillSession;
import org.dorisdr.sql.stock.admin.SetFrontendConfig;
import org.dorisdr.sql.stock.admin.SetVariables;
import org.dorisdr.sql.stock.admin.ShowFrontendConfig;
import org.dorisdr.sql.stock.admin.ShowProcesslist;
import org.dorisdr.sql.stock.admin.ShowVariables;
import org.dorisdr.sql.stock.admin.UnsetVariables;
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
    to.register(UnsetVariables.class, new UnsetVariablesHandler(fe, variables, privileges));
    to.register(ShowVariables.class, new ShowVariablesHandler(variables, fe.queries()::run));
    ProcessHandlers processes = new ProcessHandlers(fe, sessions, privileges);
    to.register(ShowProcesslist.class, anywhere(processes::show));
    to.register(KillSession.class, anywhere(processes::kill));
    ConfigHandlers config = new ConfigHandlers(fe.settings(), privileges);
    to.register(ShowFrontendConfig.class, anywhere(config::show));
    to.register(SetFrontendConfig.class, anywhere(config::set));
    // Loads are forwarded before they get here.
    to.register(QueryStatement.class, anywhere((s, q) -> fe.queries().run(s, q.text())));
    FixedAnswers.register(to);
  }
}
