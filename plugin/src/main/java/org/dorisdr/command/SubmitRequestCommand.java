package org.dorisdr.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestChecks;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.backup.request.Statements;
import org.dorisdr.backup.schedule.SnapshotVerdicts;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.BackupSnapshot;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.Property;
import org.dorisdr.sql.PropertyList;
import org.dorisdr.sql.QualifiedName;
import org.dorisdr.sql.RestoreSnapshot;
import org.dorisdr.sql.SnapshotObjects;

/** BACKUP SNAPSHOT and RESTORE SNAPSHOT: queues what is asked for. Thread safe. */
public final class SubmitRequestCommand<S extends DrStatement> implements Command<S> {
  /** Snapshots that stay on the backends are the FE's own affair, and that of sync jobs. */
  private static final String LOCAL_REPOSITORY = "__keep_on_local__";

  /** The FE takes a job within milliseconds, or looks into the repository first. */
  private static final Duration START = Duration.ofSeconds(20);

  private final Kind kind;
  private final Function<S, Asked> asked;
  private final RequestQueue queue;
  private final RequestChecks checks;
  private final SnapshotVerdicts verdicts;
  private final Privileges privileges;
  private final BooleanSupplier enabled;

  /** What both statements say. */
  private record Asked(
      QualifiedName name, Name repository, SnapshotObjects objects, PropertyList properties) {}

  private SubmitRequestCommand(
      Kind kind,
      Function<S, Asked> asked,
      RequestQueue queue,
      RequestChecks checks,
      SnapshotVerdicts verdicts,
      Privileges privileges,
      BooleanSupplier enabled) {
    this.kind = kind;
    this.asked = asked;
    this.queue = queue;
    this.checks = checks;
    this.verdicts = verdicts;
    this.privileges = privileges;
    this.enabled = enabled;
  }

  /**
   * @param enabled whether jobs run; the statement is left to Doris while they do not
   */
  public static SubmitRequestCommand<BackupSnapshot> ofBackups(
      RequestQueue queue, RequestChecks checks, Privileges privileges, BooleanSupplier enabled) {
    return new SubmitRequestCommand<>(
        Kind.BACKUP,
        s -> new Asked(s.label(), s.repository(), s.objects(), s.properties()),
        queue,
        checks,
        null,
        privileges,
        enabled);
  }

  /**
   * @param verdicts what verifications found; told with the OK
   * @param enabled whether jobs run; the statement is left to Doris while they do not
   */
  public static SubmitRequestCommand<RestoreSnapshot> ofRestores(
      RequestQueue queue,
      RequestChecks checks,
      SnapshotVerdicts verdicts,
      Privileges privileges,
      BooleanSupplier enabled) {
    return new SubmitRequestCommand<>(
        Kind.RESTORE,
        s -> new Asked(s.label(), s.repository(), s.objects(), s.properties()),
        queue,
        checks,
        verdicts,
        privileges,
        enabled);
  }

  @Override
  public boolean takes(S statement) {
    String repository = asked.apply(statement).repository().text();
    return enabled.getAsBoolean() && !repository.equals(LOCAL_REPOSITORY);
  }

  @Override
  public Answer run(S statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    Asked all = asked.apply(statement);
    SnapshotLabel typed = SnapshotLabel.of(all.name(), caller);
    privileges.needDatabase(caller, typed.database(), Privilege.LOAD);
    String label = checks.label(typed.label());
    String repository = all.repository().text();
    String sql =
        Statements.write(
            kind, typed.database(), label, repository, all.objects(), all.properties());
    BackupRequests.Request request =
        new BackupRequests.Request(
            kind, null, typed.database(), label, repository, sql, caller.user());
    List<String> warnings = new ArrayList<>();
    damage(repository, label, all.properties()).ifPresent(warnings::add);
    Optional.ofNullable(checks.check(request)).ifPresent(warnings::add);
    queue.submitAndWait(request, START);
    return Answer.done(warnings.isEmpty() ? null : String.join("; ", warnings));
  }

  /** Restored all the same: it may be what there is. */
  private Optional<String> damage(String repository, String label, PropertyList properties) {
    String time = properties.find("backup_timestamp").map(Property::value).orElse("");
    boolean bad =
        kind == Kind.RESTORE && verdicts.isBad(repository, SnapshotVerdicts.subject(label, time));
    return bad ? Optional.of(ProofTexts.damaged(repository)) : Optional.empty();
  }
}
