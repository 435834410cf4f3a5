package org.dorisdr.sync.copy;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.TableProgress;

/**
 * Looks whether a view that was just copied can be read: a restore makes it without asking whether
 * the target has the functions and resources that it needs, and no job replicates those. Stateless.
 */
final class ViewProbe {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final int MOST_DOUBLINGS = 5;

  private static final String HINT =
      ". HINT: functions and resources are not replicated: create it in the target's database, then"
          + " the view is tried again by itself; ALTER SYNC JOB … RESYNC TABLE … does it at once";

  private ViewProbe() {}

  /**
   * Puts a view that lacks something, or that cannot be asked right now, in state ERROR, from which
   * it is copied again later: one view holds up no copy of the others.
   *
   * @param failures how often in a row it was so before
   */
  static void check(SyncContext context, TableProgress view, int failures) {
    String name = Names.quote(context.targetDatabase(), view.targetName);
    try {
      context.target().sql().run(null, "SELECT 1 FROM " + name + " LIMIT 0");
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        setAside(
            context, view, failures, "could not be looked at on the target: " + e.getMessage());
      } else if (Replies.isMissingDefinition(e)) {
        // What else may be wrong, such as a table that is gone, is wrong on the source, too.
        lacks(context, view, failures, "cannot be read on the target: " + e.getMessage() + HINT);
      }
    }
  }

  private static void lacks(SyncContext context, TableProgress view, int failures, String why) {
    setAside(context, view, failures, why);
    if (failures == 0) {
      context
          .journal()
          .event("COPY_FAILED", view.sourceName, context.progress().position, view.error);
    }
  }

  private static void setAside(SyncContext context, TableProgress view, int failures, String why) {
    view.state = TableProgress.State.ERROR;
    view.reason = "it could not be read on the target";
    view.error = "the view " + why;
    view.errorMs = context.nowMs();
    view.failures = failures + 1;
    long pause = FIRST_PAUSE.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    view.retryAtMs = context.nowMs() + pause;
  }
}
