package org.dorisdr.command;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.schedule.SnapshotVerdicts;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.Repositories.Repository;

/** Finds the newest snapshot of a table that is not younger than a moment, in each repository. */
public final class SnapshotSources {
  /** So many descriptions are read in one repository at most; the newest ones. */
  private static final int TRIES = 50;

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");

  private final RepositoryAccess repositories;
  private final Proofs proofs;
  private final LocalCluster local;

  /** A label with one of its timestamps. */
  private record Candidate(String label, String timestamp, LocalDateTime time) {}

  public SnapshotSources(RepositoryAccess repositories, Proofs proofs, LocalCluster local) {
    this.repositories = repositories;
    this.proofs = proofs;
    this.local = local;
  }

  /**
   * One source a repository; one that cannot be read gives a source with that as its obstacle.
   *
   * @param taken whether the table is there now, so that another name is needed
   */
  List<TableSource> find(String database, String table, LocalDateTime moment, boolean taken)
      throws HostException {
    List<TableSource> sources = new ArrayList<>();
    for (Repository repository : repositories.repositories().list()) {
      try (RepositoryAccess.Opened opened = repositories.open(repository.name())) {
        newest(opened, database, table, moment, taken).ifPresent(sources::add);
      } catch (IOException e) {
        sources.add(
            new TableSource(
                "SNAPSHOT",
                "TABLE",
                repository.name(),
                null,
                null,
                null,
                null,
                "the repository cannot be read: " + e.getMessage(),
                null,
                null));
      }
    }
    return sources;
  }

  private Optional<TableSource> newest(
      RepositoryAccess.Opened opened,
      String database,
      String table,
      LocalDateTime moment,
      boolean taken)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (StoredSnapshot stored : opened.reader().snapshots()) {
      for (String timestamp : stored.timestamps()) {
        time(timestamp)
            .filter(t -> stored.hasMeta() && !t.isAfter(moment))
            .ifPresent(t -> candidates.add(new Candidate(stored.label(), timestamp, t)));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::time).reversed());
    for (Candidate candidate : candidates.subList(0, Math.min(TRIES, candidates.size()))) {
      SnapshotInfo info;
      try {
        info = opened.reader().info(candidate.label, candidate.timestamp);
      } catch (IOException e) {
        // Damaged: an older one is the better source.
        continue;
      }
      boolean there = info.database().equals(database) && info.tables().containsKey(table);
      boolean bad =
          proofs.isBad(
              opened.repository().name(),
              SnapshotVerdicts.subject(candidate.label, candidate.timestamp));
      if (there && !bad && !info.content().equals("METADATA_ONLY")) {
        return Optional.of(source(opened, candidate, info, table, moment, taken));
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDateTime> time(String timestamp) {
    try {
      return Optional.of(LocalDateTime.parse(timestamp, STAMP));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private TableSource source(
      RepositoryAccess.Opened opened,
      Candidate candidate,
      SnapshotInfo info,
      String table,
      LocalDateTime moment,
      boolean taken) {
    String repository = opened.repository().name();
    String newName = taken ? table + "_" + candidate.timestamp.replaceAll("\\D", "") : table;
    String alias = taken ? " AS " + Names.quote(newName) : "";
    String time = Times.show(Instant.ofEpochMilli(info.backupTime()), local.zone());
    return new TableSource(
        "SNAPSHOT",
        "TABLE",
        repository + "/" + candidate.label,
        null,
        time,
        newName,
        "RESTORE SNAPSHOT %s FROM %s ON (%s%s) PROPERTIES (\"backup_timestamp\" = \"%s\", \"reserve_replica\" = \"true\")"
            .formatted(
                Names.quote(info.database(), candidate.label),
                Names.quote(repository),
                Names.quote(table),
                alias,
                candidate.timestamp),
        null,
        "changes from %s to %s".formatted(time, org.dorisdr.recyclebin.Moment.show(moment)),
        measured(repository, candidate));
  }

  /** What restoring the whole snapshot took when it was last tried. */
  private String measured(String repository, Candidate candidate) {
    return proofs.store().of(repository, candidate.label, candidate.timestamp).stream()
        .filter(p -> p.restoreMs > 0)
        .max(Comparator.comparingLong((ProofRecord p) -> p.id))
        .map(p -> ProofTexts.seconds(p.restoreMs))
        .orElse(null);
  }
}
