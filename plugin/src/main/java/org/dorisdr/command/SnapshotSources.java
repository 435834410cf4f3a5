package org.dorisdr.command;

import com.google.common.collect.Lists;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.request.RestoreTimes;
import org.dorisdr.backup.schedule.SnapshotVerdicts;
import org.dorisdr.backup.snapshot.ListedFiles;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.Repositories.Repository;

/** Finds the newest snapshot of a table that is not younger than a moment, in each repository. */
public final class SnapshotSources {
  /** So many descriptions are read at a time; each is in memory until it was looked at. */
  private static final int AT_ONCE = 16;

  /** So many restores of other snapshots are looked at for how long one takes. */
  private static final int OTHERS = 10;

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");

  private final RepositoryAccess repositories;
  private final Proofs proofs;
  private final RestoreTimes times;
  private final LocalCluster local;

  /** A label with one of its timestamps. */
  private record Candidate(String label, String timestamp, LocalDateTime time) {}

  public SnapshotSources(
      RepositoryAccess repositories, Proofs proofs, RestoreTimes times, LocalCluster local) {
    this.repositories = repositories;
    this.proofs = proofs;
    this.times = times;
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
        sources.add(blocked(repository.name(), "the repository cannot be read: " + e.getMessage()));
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
    IOException unread = null;
    int failures = 0;
    for (List<Candidate> some : Lists.partition(candidates, AT_ONCE)) {
      List<CompletableFuture<SnapshotInfo>> asked =
          some.stream().map(c -> opened.reader().infoLater(c.label, c.timestamp)).toList();
      for (int i = 0; i < some.size(); i++) {
        Candidate candidate = some.get(i);
        try {
          SnapshotInfo info = read(asked.get(i));
          if (has(opened, info, candidate, database, table)) {
            return Optional.of(source(opened, candidate, info, table, moment, taken));
          }
        } catch (IOException e) {
          // An older one is the better source, if there is one.
          unread = e;
          failures++;
        }
      }
    }
    return unread == null
        ? Optional.empty()
        : Optional.of(unreadable(opened, unread, failures, candidates.size()));
  }

  private static SnapshotInfo read(CompletableFuture<SnapshotInfo> asked) throws IOException {
    try {
      return asked.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private boolean has(
      RepositoryAccess.Opened opened,
      SnapshotInfo info,
      Candidate candidate,
      String database,
      String table) {
    boolean bad =
        proofs.isBad(
            opened.repository().name(),
            SnapshotVerdicts.subject(candidate.label, candidate.timestamp));
    return info.database().equals(database)
        && info.tables().containsKey(table)
        && !bad
        && !info.content().equals("METADATA_ONLY");
  }

  /** None has the table, but it may be in one of which nobody could tell. */
  private static TableSource unreadable(
      RepositoryAccess.Opened opened, IOException why, int failures, int all) {
    String repository = opened.repository().name();
    return blocked(
        repository,
        "%d of its %d snapshots cannot be read, the others do not have the table: %s. HINT: SHOW SNAPSHOT ON %s lists them"
            .formatted(failures, all, why.getMessage(), Names.quote(repository)));
  }

  private static TableSource blocked(String repository, String obstacle) {
    return new TableSource(
        "SNAPSHOT", "TABLE", repository, null, null, null, null, obstacle, null, null);
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
        seconds(opened, candidate, info, table));
  }

  private String seconds(
      RepositoryAccess.Opened opened, Candidate candidate, SnapshotInfo info, String table) {
    String measured = measured(opened, candidate, info);
    return measured != null ? measured : estimated(opened, info, table);
  }

  /** By the bytes of the table; null if nothing like it was ever restored. */
  private String estimated(RepositoryAccess.Opened opened, SnapshotInfo info, String table) {
    try {
      ListedFiles files =
          ListedFiles.look(
              opened.store(), opened.reader().layout(), info, (t, partition) -> t.equals(table));
      long bytes = files.bytes().values().stream().mapToLong(Long::longValue).sum();
      OptionalLong ms = times.estimate(opened.repository().name(), bytes);
      return ms.isPresent() ? "~" + ProofTexts.seconds(ms.getAsLong()) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** What restoring the whole snapshot took when it was last tried, or else one like it. */
  private String measured(
      RepositoryAccess.Opened opened, Candidate candidate, SnapshotInfo wanted) {
    List<ProofRecord> restored =
        proofs.store().all().stream()
            .filter(p -> p.restoreMs > 0 && p.repository.equals(opened.repository().name()))
            .sorted(Comparator.comparingLong((ProofRecord p) -> p.id).reversed())
            .toList();
    return restored.stream()
        .filter(p -> p.label.equals(candidate.label) && p.timestamp.equals(candidate.timestamp))
        .findFirst()
        .or(() -> ofSameDatabase(opened, restored, wanted.database()))
        .map(p -> ProofTexts.seconds(p.restoreMs))
        .orElse(null);
  }

  private static Optional<ProofRecord> ofSameDatabase(
      RepositoryAccess.Opened opened, List<ProofRecord> restored, String database) {
    for (ProofRecord proof : restored.subList(0, Math.min(OTHERS, restored.size()))) {
      try {
        if (opened.reader().info(proof.label, proof.timestamp).database().equals(database)) {
          return Optional.of(proof);
        }
      } catch (IOException e) {
        // It tells nothing; the next one may.
        continue;
      }
    }
    return Optional.empty();
  }
}
