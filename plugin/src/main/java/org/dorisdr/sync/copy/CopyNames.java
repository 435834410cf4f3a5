package org.dorisdr.sync.copy;

import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * A copy brings tables under the names that they have on the source now, which may be those of
 * others where the stream is: these have to be out of the stream before the restore, or their
 * records would be applied to what it brings. Stateless.
 */
final class CopyNames {
  private CopyNames() {}

  /** Whether another table has one of the names on the target. */
  static boolean areTaken(SyncContext context, CopyProgress copy) {
    if (context.record().isTableJob()) {
      return false;
    }
    return copy.found.entrySet().stream()
        .anyMatch(
            e ->
                context.progress().tables.values().stream()
                    .anyMatch(t -> isAnother(context, e, t)));
  }

  private static boolean isAnother(
      SyncContext context, Map.Entry<Long, String> found, TableProgress table) {
    return table.sourceId != found.getKey()
        && table.targetName.equals(context.record().targetName(found.getValue()));
  }

  /** Has those tables copied under their own names; nothing may be in flight. */
  static void take(SyncContext context, CopyProgress copy) throws ClusterException {
    for (Map.Entry<Long, String> found : copy.found.entrySet()) {
      String name = context.record().targetName(found.getValue());
      if (context.progress().isClaimed(name)) {
        context.progress().leftovers.add(name);
      }
      context.takeName(name, found.getKey(), context.progress().position);
    }
  }
}
