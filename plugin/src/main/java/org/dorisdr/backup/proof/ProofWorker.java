package org.dorisdr.backup.proof;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Worker;
import org.dorisdr.sql.VerifySnapshot.Level;

/** Runs one verification, stage by stage; goes on after a crash with the stage written down. */
final class ProofWorker implements Worker {
  private static final int MOST_FAILURES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ProofParts parts;
  private final long id;
  private final FileCheck files;
  private final Drill drill;

  ProofWorker(ProofParts parts, long id) {
    this.parts = parts;
    this.id = id;
    this.files = new FileCheck(parts);
    this.drill = new Drill(parts);
  }

  @Override
  public Duration step() throws InterruptedException {
    Optional<ProofRecord> found = parts.store().find(id);
    if (found.isEmpty() || found.get().state.isEnd()) {
      return IDLE;
    }
    ProofRecord proof = found.get();
    try {
      Duration next = stage(proof);
      proof.failures = 0;
      parts.store().save(proof);
      return next;
    } catch (IOException | HostException e) {
      return failed(proof, e.getMessage());
    }
  }

  private Duration stage(ProofRecord proof)
      throws IOException, HostException, InterruptedException {
    switch (proof.stage) {
      case FILES, SCHEMA -> {
        return read(proof);
      }
      case RESTORE -> drill.begin(proof);
      case RESTORING -> {
        return drill.wait(proof);
      }
      case COMPARE -> drill.compare(proof);
      case CLEANUP -> {
        drill.cleanUp(proof);
        end(proof, proof.outcome);
      }
    }
    return Duration.ZERO;
  }

  private Duration read(ProofRecord proof) throws IOException, HostException, InterruptedException {
    try (RepositoryAccess.Opened opened = parts.repositories().open(proof.repository)) {
      Optional<SnapshotInfo> info = describe(proof, opened);
      if (info.isEmpty()) {
        end(proof, ProofRecord.State.FAILED);
        return Duration.ZERO;
      }
      if (proof.stage == ProofRecord.Stage.FILES) {
        if (files.step(proof, opened, info.get())) {
          end(proof, proof.outcome);
        }
        return Duration.ZERO;
      }
      new SchemaCheck(proof).run(opened, info.get());
      boolean goesOn = proof.level == Level.DATA && proof.outcome == ProofRecord.State.PASSED;
      if (goesOn) {
        proof.stage = ProofRecord.Stage.RESTORE;
      } else {
        end(proof, proof.outcome);
      }
      return Duration.ZERO;
    }
  }

  /** Empty, with a problem noted, if the description itself is damaged or gone. */
  private static Optional<SnapshotInfo> describe(ProofRecord proof, RepositoryAccess.Opened opened)
      throws IOException {
    opened.store().children(opened.reader().layout().root());
    try {
      return Optional.of(opened.reader().info(proof.label, proof.timestamp));
    } catch (FileNotFoundException e) {
      proof.problem("the snapshot has no description: " + e.getMessage());
    } catch (IOException e) {
      if (isUnreachable(e)) {
        throw e;
      }
      proof.problem(e.getMessage());
    }
    return Optional.empty();
  }

  /** Messages of the reader about content begin with no call; those of a store do. */
  static boolean isUnreachable(IOException e) {
    return e.getCause() != null && e.getCause() instanceof IOException
        || String.valueOf(e.getMessage()).startsWith("cannot ");
  }

  private void end(ProofRecord proof, ProofRecord.State state) {
    proof.state = state;
    proof.lastError = null;
    proof.finishedMs = parts.clock().now().toEpochMilli();
  }

  /** Tries again a few times; what was begun is cleaned up even then. */
  private Duration failed(ProofRecord proof, String error) {
    proof.failures++;
    proof.lastError = error;
    boolean cleaning = proof.stage == ProofRecord.Stage.CLEANUP;
    if (proof.failures >= MOST_FAILURES && !cleaning) {
      proof.outcome = ProofRecord.State.ERROR;
      if (proof.level == Level.DATA && proof.stage.compareTo(ProofRecord.Stage.RESTORE) >= 0) {
        proof.stage = ProofRecord.Stage.CLEANUP;
        proof.note = error;
      } else {
        end(proof, ProofRecord.State.ERROR);
        proof.lastError = error;
      }
    }
    try {
      parts.store().save(proof);
    } catch (HostException e) {
      return FIRST_PAUSE;
    }
    return FIRST_PAUSE.multipliedBy(1L << Math.min(5, proof.failures - 1));
  }

  @Override
  public void close() {}
}
