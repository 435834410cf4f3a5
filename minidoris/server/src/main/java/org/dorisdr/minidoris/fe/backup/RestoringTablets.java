package org.dorisdr.minidoris.fe.backup;

import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.Frontend;

/**
 * Tablets that running restores have made, or are about to, and that are in no table yet.
 * Stateless.
 */
public final class RestoringTablets {
  private RestoringTablets() {}

  /** Their ids; the catalog's lock is held. */
  public static Set<Long> of(Frontend frontend) {
    return BackupState.of(frontend).current().stream()
        .filter(job -> !job.isDone() && job instanceof RestoreJob)
        .flatMap(job -> ((RestoreJob) job).tabletsInMaking())
        .map(tablet -> tablet.id)
        .collect(Collectors.toSet());
  }
}
