package org.dorisdr.sync.waiting;

import java.util.Set;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Has the stream read for some tables from an earlier place on, under labels of a new epoch, while
 * it goes on for the others from where they are. Stateless.
 */
public final class Rewind {
  private Rewind() {}

  /**
   * Nothing may be in flight; the position has to be exact. Each table's own sequence tells which
   * of its records are still to be applied.
   *
   * @param lowest the lowest of those sequences
   */
  public static void to(SyncContext context, long lowest, Set<Long> tables) {
    SyncProgress progress = context.progress();
    boolean ahead = progress.position >= progress.rewindUntil;
    if (lowest >= progress.position) {
      if (!ahead) {
        // Others are being read again, and these want what lies ahead of those too.
        progress.rewound.addAll(tables);
      }
      return;
    }
    for (Long id : progress.rewound) {
      TableProgress table = progress.tables.get(id);
      boolean applied = table != null && table.state == TableProgress.State.NORMAL;
      if (applied && !tables.contains(id)) {
        table.seq = Math.max(table.seq, progress.position);
      }
    }
    if (ahead) {
      progress.rewound.clear();
    }
    progress.rewound.addAll(tables);
    progress.rewindUntil = Math.max(progress.rewindUntil, progress.position);
    progress.position = lowest;
    progress.epoch++;
  }
}
