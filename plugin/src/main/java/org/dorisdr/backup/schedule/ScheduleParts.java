package org.dorisdr.backup.schedule;

import java.util.function.BiPredicate;
import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotUse;
import org.dorisdr.host.Clock;

/**
 * What a schedule needs of the rest.
 *
 * @param isBad whether a snapshot, by repository and {@code label/timestamp}, was found damaged by
 *     a verification
 */
public record ScheduleParts(
    ScheduleStore store,
    BackupRequests requests,
    RepositoryAccess repositories,
    SnapshotUse use,
    ContentHasher hasher,
    BiPredicate<String, String> isBad,
    Clock clock) {}
