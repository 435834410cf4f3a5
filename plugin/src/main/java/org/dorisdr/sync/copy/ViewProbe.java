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
   * Puts a view that lacks something in state ERROR, from which it is copied again later.
   *
   * @param failures how often in a row it was so before
   * @throws ClusterException if the target does not answer: ask again, since nothing is known, and
   *     a copy for that would be one that nobody forced
   */
  static void check(SyncContext context, TableProgress view, int failures) throws ClusterException {
    String name = Names.quote(context.targetDatabase(), view.targetName);
    try {
      context.target().sql().run(null, "SELECT 1 FROM " + name + " LIMIT 0");
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        view.failures = failures;
        throw e;
      }
      // What else may be wrong, such as a table that is gone, is wrong on the source, too.
      if (Replies.isMissingDefinition(e)) {
        fail(context, view, failures, e.getMessage());
      }
    }
  }

  private static void fail(SyncContext context, TableProgress view, int failures, String why) {
    String error = "the view cannot be read on the target: " + why + HINT;
    if (failures == 0) {
      context.journal().event("COPY_FAILED", view.sourceName, context.progress().position, error);
    }
    view.reason = "it could not be read on the target";
    view.failures = failures + 1;
    int doublings = Math.min(failures, MOST_DOUBLINGS);
    view.fail(error, context.nowMs(), FIRST_PAUSE.multipliedBy(1L << doublings));
  }
}
