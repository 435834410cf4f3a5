package org.dorisdr.command;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.Condition;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.ShowBackup;
import org.dorisdr.sql.ShowRestore;

/**
 * SHOW BACKUP and SHOW RESTORE: Doris's rows and columns, with ours behind them. Runs on the
 * leader, which knows the progress.
 */
public final class ShowRequestsCommand<S extends DrStatement> implements Command<S> {
  private final Kind kind;
  private final String keyword;
  private final Function<S, View> view;
  private final RequestRows rows;
  private final Privileges privileges;
  private final LocalSql sql;

  /** What the statement asks for. */
  private record View(Optional<Name> database, boolean brief, Optional<Condition> condition) {}

  private ShowRequestsCommand(
      Kind kind,
      Function<S, View> view,
      RequestQueue queue,
      Privileges privileges,
      LocalSql sql,
      LocalCluster local) {
    this.kind = kind;
    this.keyword = kind.name();
    this.view = view;
    this.rows = new RequestRows(queue, local);
    this.privileges = privileges;
    this.sql = sql;
  }

  public static ShowRequestsCommand<ShowBackup> ofBackups(
      RequestQueue queue, Privileges privileges, LocalSql sql, LocalCluster local) {
    return new ShowRequestsCommand<>(
        Kind.BACKUP,
        s -> new View(s.database(), false, s.condition()),
        queue,
        privileges,
        sql,
        local);
  }

  public static ShowRequestsCommand<ShowRestore> ofRestores(
      RequestQueue queue, Privileges privileges, LocalSql sql, LocalCluster local) {
    return new ShowRequestsCommand<>(
        Kind.RESTORE,
        s -> new View(s.database(), s.brief(), s.condition()),
        queue,
        privileges,
        sql,
        local);
  }

  @Override
  public Answer run(S statement, Caller caller) throws CommandException, HostException {
    View asked = view.apply(statement);
    String database = SnapshotLabel.database(asked.database(), caller);
    if (!privileges.hasDatabase(caller, database, Privilege.LOAD)) {
      throw NumberedException.database(caller, database);
    }
    StringBuilder stock = new StringBuilder(asked.brief() ? "SHOW BRIEF " : "SHOW ");
    stock.append(keyword).append(" FROM ").append(Names.quote(database));
    asked.condition().ifPresent(c -> stock.append(" WHERE ").append(text(c)));
    LocalSql.Result result = sql.run(null, stock.toString());
    return rows.merge(kind, database, result, labels(asked.condition()));
  }

  private static String text(Condition condition) {
    return "%s %s %s"
        .formatted(
            condition.column().quoted(),
            condition.like() ? "LIKE" : "=",
            Names.literal(condition.text()));
  }

  private static Predicate<String> labels(Optional<Condition> condition) {
    if (condition.isEmpty()) {
      return label -> true;
    }
    Condition given = condition.get();
    return given.like() ? LikePattern.of(Optional.of(given.text())) : given.text()::equals;
  }
}
