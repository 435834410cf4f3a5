package org.dorisdr.backup.proof;

import java.util.function.LongSupplier;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.host.Clock;
import org.dorisdr.host.LocalSql;

/**
 * What verifications need of the rest.
 *
 * @param bytesPerSecond how fast files may be read; 0 = no limit
 */
public record ProofParts(
    ProofStore store,
    RepositoryAccess repositories,
    ContentHasher hasher,
    LocalSql sql,
    LongSupplier bytesPerSecond,
    Clock clock) {}
