package org.dorisdr.sync.copy;

import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Tables of the target that no table of the source stands behind any more. They stay readable until
 * the copy that takes their name is there, and go at once if none is to come. Stateless.
 */
public final class Leftovers {
  private Leftovers() {}

  /** True if something was changed. */
  public static boolean drop(SyncContext context) throws ClusterException {
    SyncProgress progress = context.progress();
    boolean changed = false;
    for (String name : List.copyOf(progress.leftovers)) {
      boolean claimed = progress.isClaimed(name);
      if (claimed || !isAwaited(context, name)) {
        if (!claimed) {
          context.onTarget("DROP TABLE IF EXISTS " + Names.quote(context.targetDatabase(), name));
        }
        progress.leftovers.remove(name);
        changed = true;
      }
    }
    return changed;
  }

  /** Whether a copy to come takes the name. */
  private static boolean isAwaited(SyncContext context, String name) {
    return context.progress().tables.values().stream()
        .filter(TableProgress::awaitsCopy)
        .anyMatch(t -> context.record().targetName(t.sourceName).equals(name));
  }
}
