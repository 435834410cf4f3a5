package org.dorisdr.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.Name;

/**
 * CANCEL BACKUP and CANCEL RESTORE: ends the request under way, or else the first that waits. What
 * the queue does not know is left to the FE.
 */
public final class CancelRequestCommand<S extends DrStatement> implements Command<S> {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Kind kind;
  private final Function<S, Optional<Name>> database;
  private final RequestQueue queue;
  private final Privileges privileges;
  private final LocalSql sql;

  public CancelRequestCommand(
      Kind kind,
      Function<S, Optional<Name>> database,
      RequestQueue queue,
      Privileges privileges,
      LocalSql sql) {
    this.kind = kind;
    this.database = database;
    this.queue = queue;
    this.privileges = privileges;
    this.sql = sql;
  }

  @Override
  public Answer run(S statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = SnapshotLabel.database(database.apply(statement), caller);
    privileges.needDatabase(caller, name, Privilege.LOAD);
    List<RequestRecord> open =
        queue.all().stream()
            .filter(r -> r.kind == kind && r.database.equals(name))
            .filter(r -> !r.phase.isEnd() && !r.cancelAsked)
            .toList();
    Optional<RequestRecord> running = open.stream().filter(r -> !r.phase.isWaiting()).findFirst();
    Optional<RequestRecord> first = running.or(() -> open.stream().findFirst());
    if (first.isEmpty()) {
      sql.run(null, "CANCEL " + kind + " FROM " + Names.quote(name));
      return Answer.DONE;
    }
    queue.cancel(first.get().id);
    queue.awaitEnd(first.get().id, LIMIT);
    return Answer.DONE;
  }
}
