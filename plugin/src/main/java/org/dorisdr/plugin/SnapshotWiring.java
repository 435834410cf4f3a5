package org.dorisdr.plugin;

import java.util.concurrent.Executor;
import org.dorisdr.backup.proof.ProofParts;
import org.dorisdr.backup.proof.ProofStore;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotUse;
import org.dorisdr.backup.store.ObjectStores;
import org.dorisdr.command.Commands;
import org.dorisdr.command.DropSnapshotCommand;
import org.dorisdr.command.ExplainRestoreCommand;
import org.dorisdr.command.Privileges;
import org.dorisdr.command.RepositoryStatementCommand;
import org.dorisdr.command.ShowSnapshotCommand;
import org.dorisdr.command.VerifySnapshotCommand;
import org.dorisdr.config.DrConfig;
import org.dorisdr.config.Settings;
import org.dorisdr.host.Host;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.DropSnapshot;
import org.dorisdr.sql.ExplainRestore;
import org.dorisdr.sql.RepositoryStatement;
import org.dorisdr.sql.ShowSnapshot;
import org.dorisdr.sql.VerifySnapshot;

/** Makes what is done with whole snapshots: show, verify and drop. Has no threads. */
final class SnapshotWiring {
  private static final long MIB = 1 << 20;

  private final Host host;
  private final RepositoryAccess repositories;
  private final SnapshotUse use;
  private final ContentHasher hasher;
  private final Proofs proofs;

  SnapshotWiring(
      Host host, ObjectStores stores, Executor io, DrConfig config, SnapshotUse.Places places) {
    this.host = host;
    this.repositories = new RepositoryAccess(host.repositories(), stores, io);
    this.use = new SnapshotUse(host.localSql(), places);
    this.hasher = new ContentHasher(host.localSql());
    this.proofs =
        new Proofs(
            new ProofParts(
                new ProofStore(new JsonStore(host.metaStore())),
                repositories,
                hasher,
                host.localSql(),
                () -> config.number(Settings.VERIFY_MAX_MB_PER_SECOND) * MIB,
                host.clock()),
            () -> config.flag(Settings.JOBS_ENABLED));
  }

  RepositoryAccess repositories() {
    return repositories;
  }

  SnapshotUse use() {
    return use;
  }

  ContentHasher hasher() {
    return hasher;
  }

  Proofs proofs() {
    return proofs;
  }

  /** Has {@code scheduler} run the verifications. */
  void runOn(JobScheduler scheduler) {
    proofs.runOn(scheduler);
  }

  void register(Commands commands, Privileges privileges) {
    commands.register(
        DropSnapshot.class, new DropSnapshotCommand(repositories, use, proofs, privileges));
    commands.register(
        RepositoryStatement.class, new RepositoryStatementCommand(host.localSql(), privileges));
    commands.register(
        VerifySnapshot.class,
        new VerifySnapshotCommand(repositories, proofs, privileges, host.clock()));
    commands.register(
        ExplainRestore.class,
        new ExplainRestoreCommand(repositories, host.localSql(), proofs, privileges));
    commands.register(
        ShowSnapshot.class,
        new ShowSnapshotCommand(
            repositories, proofs, privileges, host.localSql(), host.localCluster()));
  }
}
