package org.dorisdr.backup.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.backup.snapshot.ContentFile;
import org.dorisdr.backup.snapshot.ContentHash;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/**
 * Level DATA: restores the snapshot into a database of its own, with one replica, reads all of it,
 * compares with the hashes taken at backup time, and removes the database whatever happened.
 */
final class Drill {
  private static final Duration POLL = Duration.ofMillis(500);

  private final ProofParts parts;

  Drill(ProofParts parts) {
    this.parts = parts;
  }

  /** A database that an attempt before a crash left is taken over only if its restore runs. */
  void begin(ProofRecord proof) throws HostException {
    String scratch = proof.scratch();
    boolean there = exists(scratch);
    claim(proof, there);
    if (!there || restoreIn(scratch).isEmpty()) {
      sql("CREATE DATABASE IF NOT EXISTS " + Names.quote(scratch));
      sql(
          "RESTORE SNAPSHOT %s FROM %s PROPERTIES (\"backup_timestamp\" = %s, \"replication_num\" = \"1\")"
              .formatted(
                  Names.quote(scratch, proof.label),
                  Names.quote(proof.repository),
                  Names.literal(proof.timestamp)));
    }
    proof.stage = ProofRecord.Stage.RESTORING;
  }

  /** From here on a database of that name is ours, and will be dropped. */
  private void claim(ProofRecord proof, boolean there) throws HostException {
    if (proof.restoreStartedMs == 0) {
      if (there) {
        throw new HostException(
            "database '%s' exists and is not of this verification. HINT: ALTER DATABASE `%s` RENAME …, then VERIFY again"
                .formatted(proof.scratch(), proof.scratch()));
      }
      proof.restoreStartedMs = parts.clock().now().toEpochMilli();
      parts.store().save(proof);
    }
  }

  private boolean exists(String database) throws HostException {
    return parts.sql().names("SHOW DATABASES").contains(database);
  }

  /** State and status of the restore into the scratch database; empty if there is none. */
  private Optional<String[]> restore(String scratch) throws HostException {
    return exists(scratch) ? restoreIn(scratch) : Optional.empty();
  }

  private Optional<String[]> restoreIn(String scratch) throws HostException {
    Rows rows = rows("SHOW RESTORE FROM " + Names.quote(scratch));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int last = rows.rows().size() - 1;
    return Optional.of(
        new String[] {
          rows.value(last, "State"),
          rows.value(last, "Status"),
          rows.value(last, "Progress"),
          rows.value(last, "TaskErrMsg")
        });
  }

  Duration wait(ProofRecord proof) throws HostException {
    Optional<String[]> restore = restore(proof.scratch());
    if (restore.isEmpty()) {
      throw new HostException("the restore into " + proof.scratch() + " has vanished");
    }
    String state = restore.get()[0];
    proof.lastError = restore.get()[3];
    if ("FINISHED".equals(state)) {
      proof.restoreMs = parts.clock().now().toEpochMilli() - proof.restoreStartedMs;
      proof.stage = ProofRecord.Stage.COMPARE;
      return Duration.ZERO;
    }
    if ("CANCELLED".equals(state)) {
      proof.problem("it cannot be restored: " + restore.get()[1]);
      proof.stage = ProofRecord.Stage.CLEANUP;
      return Duration.ZERO;
    }
    return POLL;
  }

  /** Reads every row of every partition and compares where there is something to compare with. */
  void compare(ProofRecord proof) throws HostException, IOException {
    SnapshotInfo info;
    Optional<ContentFile> hashes;
    try (RepositoryAccess.Opened opened = parts.repositories().open(proof.repository)) {
      info = opened.reader().info(proof.label, proof.timestamp);
      hashes = ContentFile.read(opened.store(), opened.reader().layout(), proof.label);
    }
    Counts counts = new Counts();
    for (Map.Entry<String, SnapshotInfo.Table> table : info.tables().entrySet()) {
      Map<String, ContentHash> wanted =
          hashes.map(f -> f.tables().getOrDefault(table.getKey(), Map.of())).orElse(Map.of());
      Map<String, ContentHash> found =
          new LinkedHashMap<>(parts.hasher().table(proof.scratch(), table.getKey()));
      for (Map.Entry<String, SnapshotInfo.Partition> partition :
          table.getValue().partitions().entrySet()) {
        String what = table.getKey() + "." + partition.getKey();
        compare(
            proof,
            what,
            fitting(wanted.get(partition.getKey()), partition.getValue()),
            found.get(partition.getKey()),
            counts);
      }
    }
    boolean empty = "METADATA_ONLY".equals(info.content());
    proof.done = counts.compared + counts.read;
    proof.total = proof.done;
    proof.note = empty ? "the snapshot holds no rows (METADATA_ONLY)" : counts.note(hashes);
    proof.stage = ProofRecord.Stage.CLEANUP;
  }

  /** A hash of another version says nothing about the snapshot. */
  private static ContentHash fitting(ContentHash hash, SnapshotInfo.Partition partition) {
    return hash != null && hash.version() == partition.version() ? hash : null;
  }

  private static void compare(
      ProofRecord proof, String what, ContentHash wanted, ContentHash found, Counts counts) {
    if (found == null) {
      proof.problem("partition %s is missing after the restore".formatted(what));
    } else if (wanted == null) {
      counts.read++;
      counts.rows += found.rows();
    } else {
      counts.compared++;
      counts.rows += found.rows();
      if (!found.hasSameRows(wanted)) {
        proof.problem(
            "partition %s has other rows than when it was backed up: %d then, %d now%s"
                .formatted(
                    what,
                    wanted.rows(),
                    found.rows(),
                    wanted.rows() == found.rows() ? ", and other contents" : ""));
      }
    }
  }

  private static final class Counts {
    long compared;
    long read;
    long rows;

    /** What was done, and what was not. */
    String note(Optional<ContentFile> hashes) {
      if (compared > 0 && read == 0) {
        return "%d rows in %d partitions compared".formatted(rows, compared);
      }
      String why =
          hashes.isEmpty()
              ? "no hashes were taken at backup time"
              : "%d partitions have no hash of the version backed up".formatted(read);
      return "%d rows read in %d partitions, %d compared: %s"
          .formatted(rows, compared + read, compared, why);
    }
  }

  /** Ends a restore that may still run, and removes the database. Repeated, it does nothing. */
  void cleanUp(ProofRecord proof) throws HostException {
    if (proof.restoreStartedMs == 0) {
      return;
    }
    String scratch = proof.scratch();
    Optional<String[]> restore = restore(scratch);
    boolean running =
        restore.isPresent()
            && !"FINISHED".equals(restore.get()[0])
            && !"CANCELLED".equals(restore.get()[0]);
    if (running) {
      sql("CANCEL RESTORE FROM " + Names.quote(scratch));
    }
    sql("DROP DATABASE IF EXISTS " + Names.quote(scratch) + " FORCE");
  }

  private void sql(String statement) throws HostException {
    parts.sql().run(null, statement);
  }

  private Rows rows(String statement) throws HostException {
    LocalSql.Result result = parts.sql().run(null, statement);
    List<String> columns = result.columns();
    return new Rows(columns, result.rows());
  }
}
