package org.dorisdr.backup.schedule;

import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotUse;
import org.dorisdr.host.Clock;

/** What a schedule needs of the rest. */
public record ScheduleParts(
    ScheduleStore store,
    BackupRequests requests,
    RepositoryAccess repositories,
    SnapshotUse use,
    ContentHasher hasher,
    SnapshotVerdicts verdicts,
    Clock clock) {}
