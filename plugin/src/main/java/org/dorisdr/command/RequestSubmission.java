package org.dorisdr.command;

import java.time.Duration;
import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestChecks;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.backup.request.Statements;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.PropertyList;
import org.dorisdr.sql.QualifiedName;
import org.dorisdr.sql.SnapshotObjects;

/** What BACKUP and RESTORE have in common. Thread safe. */
final class RequestSubmission {
  /** Snapshots that stay on the backends are the FE's own affair, and that of sync jobs. */
  static final String LOCAL_REPOSITORY = "__keep_on_local__";

  /** The FE takes a job within milliseconds, or looks into the repository first. */
  private static final Duration START = Duration.ofSeconds(20);

  private final RequestQueue queue;
  private final RequestChecks checks;
  private final Privileges privileges;

  RequestSubmission(RequestQueue queue, RequestChecks checks, Privileges privileges) {
    this.queue = queue;
    this.checks = checks;
    this.privileges = privileges;
  }

  Answer submit(
      Kind kind,
      QualifiedName name,
      String repository,
      SnapshotObjects objects,
      PropertyList properties,
      Caller caller)
      throws CommandException, HostException, InterruptedException {
    SnapshotLabel typed = SnapshotLabel.of(name, caller);
    privileges.needDatabase(caller, typed.database(), Privilege.LOAD);
    String label = checks.label(typed.label());
    String sql = Statements.write(kind, typed.database(), label, repository, objects, properties);
    BackupRequests.Request request =
        new BackupRequests.Request(
            kind, null, typed.database(), label, repository, sql, caller.user());
    checks.check(request);
    queue.submitAndWait(request, START);
    return Answer.DONE;
  }
}
