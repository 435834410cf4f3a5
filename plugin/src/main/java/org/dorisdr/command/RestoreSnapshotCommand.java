package org.dorisdr.command;

import java.util.function.BooleanSupplier;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestChecks;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.RestoreSnapshot;

/** RESTORE SNAPSHOT: queues the restore. */
public final class RestoreSnapshotCommand implements Command<RestoreSnapshot> {
  private final RequestSubmission submission;
  private final BooleanSupplier enabled;

  /**
   * @param enabled whether jobs run; the statement is left to Doris while they do not
   */
  public RestoreSnapshotCommand(
      RequestQueue queue, RequestChecks checks, Privileges privileges, BooleanSupplier enabled) {
    this.submission = new RequestSubmission(queue, checks, privileges);
    this.enabled = enabled;
  }

  @Override
  public boolean takes(RestoreSnapshot statement) {
    return enabled.getAsBoolean()
        && !statement.repository().text().equals(RequestSubmission.LOCAL_REPOSITORY);
  }

  @Override
  public Answer run(RestoreSnapshot statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    return submission.submit(
        Kind.RESTORE,
        statement.label(),
        statement.repository().text(),
        statement.objects(),
        statement.properties(),
        caller);
  }
}
