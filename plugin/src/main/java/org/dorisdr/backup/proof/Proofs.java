package org.dorisdr.backup.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dorisdr.backup.schedule.SnapshotVerdicts;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.Worker;

/** The verifications: one at a time, in the order in which they were asked for. Thread safe. */
public final class Proofs implements JobSource, SnapshotVerdicts {
  private final ProofStore store;
  private final ProofParts parts;
  private final BooleanSupplier enabled;
  private JobScheduler scheduler;

  public Proofs(ProofParts parts, BooleanSupplier enabled) {
    this.store = parts.store();
    this.parts = parts;
    this.enabled = enabled;
  }

  /** Has {@code runner} run them from its next tick on. */
  public void runOn(JobScheduler runner) {
    scheduler = runner;
    runner.add(this);
  }

  @Override
  public Set<String> runnable() {
    if (!enabled.getAsBoolean()) {
      return Set.of();
    }
    return store.all().stream()
        .filter(proof -> !proof.state.isEnd())
        .findFirst()
        .map(proof -> Set.of(Long.toString(proof.id)))
        .orElse(Set.of());
  }

  @Override
  public Worker start(String id) {
    return new ProofWorker(parts, Long.parseLong(id));
  }

  public ProofStore store() {
    return store;
  }

  /** Starts a verification; the same one under way is the one that is meant. */
  public ProofRecord start(ProofRecord wanted) throws HostException {
    Optional<ProofRecord> running =
        store.of(wanted.repository, wanted.label, wanted.timestamp).stream()
            .filter(p -> !p.state.isEnd() && p.level == wanted.level)
            .findFirst();
    if (running.isPresent()) {
      return running.get();
    }
    store.create(wanted);
    scheduler.tick();
    return wanted;
  }

  /** The newest finished proof of a snapshot; empty if there is none. */
  public Optional<ProofRecord> last(String repository, String label, String timestamp) {
    return store.of(repository, label, timestamp).stream()
        .filter(p -> p.state.isEnd())
        .max(Comparator.comparingLong(p -> p.finishedMs));
  }

  @Override
  public boolean isBad(String repository, String subject) {
    return decided(repository, subject).stream()
        .max(Comparator.comparingLong(p -> p.finishedMs))
        .filter(p -> p.state == ProofRecord.State.FAILED)
        .isPresent();
  }

  @Override
  public long provenMs(String repository, String subject) {
    return decided(repository, subject).stream()
        .filter(p -> p.state == ProofRecord.State.PASSED)
        .mapToLong(p -> p.finishedMs)
        .max()
        .orElse(0);
  }

  /** A proof that could not be made says nothing. */
  private List<ProofRecord> decided(String repository, String subject) {
    return store.all().stream()
        .filter(p -> p.repository.equals(repository) && p.subject().equals(subject))
        .filter(p -> p.state == ProofRecord.State.PASSED || p.state == ProofRecord.State.FAILED)
        .toList();
  }
}
