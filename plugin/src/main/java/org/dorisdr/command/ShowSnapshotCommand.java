package org.dorisdr.command;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.Condition;
import org.dorisdr.sql.ShowSnapshot;

/**
 * SHOW SNAPSHOT: Doris's columns, then what the last verification found. With a timestamp in WHERE,
 * or a condition that Doris refuses, it is left to Doris.
 */
public final class ShowSnapshotCommand implements ShowCommand<ShowSnapshot> {
  private static final List<String> COLUMNS =
      List.of(
          "Snapshot",
          "Timestamp",
          "Status",
          "VerifyLevel",
          "VerifyState",
          "VerifyProgress",
          "VerifyTime",
          "VerifySeconds",
          "RestoreSeconds",
          "VerifyMessage");

  private final RepositoryAccess repositories;
  private final Proofs proofs;
  private final Privileges privileges;
  private final LocalSql localSql;
  private final LocalCluster local;

  public ShowSnapshotCommand(
      RepositoryAccess repositories,
      Proofs proofs,
      Privileges privileges,
      LocalSql localSql,
      LocalCluster local) {
    this.repositories = repositories;
    this.proofs = proofs;
    this.privileges = privileges;
    this.localSql = localSql;
    this.local = local;
  }

  @Override
  public boolean takes(ShowSnapshot statement) {
    return statement.conditions().stream()
        .allMatch(
            c ->
                !c.like()
                    && List.of("snapshot", "snapshottype")
                        .contains(c.column().text().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Answer run(ShowSnapshot statement, Caller caller) throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    String repository = statement.repository().text();
    Optional<String> label =
        statement.conditions().stream()
            .filter(c -> c.column().text().equalsIgnoreCase("snapshot"))
            .map(Condition::text)
            .findFirst();
    List<ProofRecord> known =
        proofs.store().all().stream().filter(p -> p.repository.equals(repository)).toList();
    if (repositories.find(repository).type().equals("BROKER")) {
      return asDorisReads(statement, known);
    }
    List<List<String>> rows = new ArrayList<>();
    try (RepositoryAccess.Opened opened = repositories.open(repository)) {
      List<StoredSnapshot> found =
          label.isPresent()
              ? List.of(opened.reader().snapshot(label.get()))
              : opened.reader().snapshots();
      for (StoredSnapshot snapshot : found) {
        rows.add(row(snapshot, known));
      }
      return new Answer(COLUMNS, rows);
    } catch (IOException e) {
      throw new CommandException(RepositoryAccess.unreadable(repository, e), e);
    }
  }

  /** Brokers speak to Doris only. */
  private Answer asDorisReads(ShowSnapshot statement, List<ProofRecord> known)
      throws HostException {
    String where =
        statement.conditions().stream()
            .map(c -> Names.quote(c.column().text()) + " = " + Names.literal(c.text()))
            .collect(Collectors.joining(" AND "));
    String sql =
        "SHOW SNAPSHOT ON "
            + statement.repository().quoted()
            + (where.isEmpty() ? "" : " WHERE " + where);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : localSql.run(null, sql).rows()) {
      List<String> times = Arrays.asList(row.get(1).split("\n"));
      rows.add(row(row.get(0), times, row.get(1), row.get(2), known));
    }
    return new Answer(COLUMNS, rows);
  }

  private List<String> row(StoredSnapshot snapshot, List<ProofRecord> known) {
    List<String> times = new ArrayList<>(snapshot.timestamps());
    snapshot.invalid().forEach(name -> times.add("Invalid: " + name));
    return times.isEmpty()
        ? row(snapshot.label(), times, "FAILED", "ERROR: No info file found", known)
        : row(snapshot.label(), times, String.join("\n", times), "OK", known);
  }

  private List<String> row(
      String label, List<String> times, String shown, String status, List<ProofRecord> known) {
    ProofRecord proof =
        known.stream()
            .filter(p -> p.label.equals(label) && times.contains(p.timestamp))
            .max(Comparator.comparingLong(p -> p.id))
            .orElse(null);
    ProofRecord drill =
        known.stream()
            .filter(p -> p.label.equals(label) && times.contains(p.timestamp))
            .filter(p -> p.restoreMs > 0)
            .max(Comparator.comparingLong(p -> p.id))
            .orElse(null);
    return Arrays.asList(
        label,
        shown,
        status,
        proof == null ? null : proof.level.name(),
        proof == null ? null : proof.state.name(),
        proof == null ? null : ProofTexts.progress(proof),
        proof == null || proof.finishedMs == 0
            ? null
            : Times.show(Instant.ofEpochMilli(proof.finishedMs), local.zone()),
        proof == null || proof.finishedMs == 0
            ? null
            : ProofTexts.seconds(proof.finishedMs - proof.createdMs),
        drill == null ? null : ProofTexts.seconds(drill.restoreMs),
        proof == null ? null : proof.message());
  }
}
