package org.dorisdr.sync.copy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.job.Backoff;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Looks whether views that were just copied can be read: a restore makes them without asking
 * whether the target has the functions and resources that they need, and no job replicates those.
 * Owned by one worker.
 */
final class ViewProbe {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(320);

  /** Nothing is wrong. */
  private static final String FINE = "";

  private static final String HINT =
      ". HINT: functions and resources are not replicated: create it in the target's database, then"
          + " the view is tried again by itself; ALTER SYNC JOB … RESYNC TABLE … does it at once";

  private final SyncContext context;

  /**
   * What is wrong with views of the copy under way, by id. Kept over attempts: there may be very
   * many, and all tables wait while a target that answers badly is asked.
   */
  private final Map<Long, String> answers = new HashMap<>();

  private String restore;

  ViewProbe(SyncContext context) {
    this.context = context;
  }

  /**
   * Looks at those views of a copy that it knows nothing of.
   *
   * @throws ClusterException if the target does not answer: call again, since nothing is known, and
   *     a copy for that would be one that nobody forced
   */
  void look(CopyProgress copy) throws ClusterException {
    if (!copy.restoreLabel.equals(restore)) {
      answers.clear();
      restore = copy.restoreLabel;
    }
    for (Long id : copy.views) {
      if (!answers.containsKey(id)) {
        answers.put(id, answer(context.record().targetName(copy.found.get(id))));
      }
    }
  }

  private String answer(String view) throws ClusterException {
    String name = Names.quote(context.targetDatabase(), view);
    try {
      context.target().sql().run(null, "SELECT 1 FROM " + name + " LIMIT 0");
      return FINE;
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        throw e;
      }
      // What else may be wrong, such as a table that is gone, is wrong on the source, too.
      return Replies.isMissingDefinition(e) ? e.getMessage() : FINE;
    }
  }

  /**
   * Puts a view that lacks something in state ERROR, from which it is copied again later.
   *
   * @param failures how often in a row it was so before
   */
  void judge(TableProgress view, int failures) {
    String why = answers.getOrDefault(view.sourceId, FINE);
    if (why.equals(FINE)) {
      return;
    }
    String error = "the view cannot be read on the target: " + why + HINT;
    if (failures == 0) {
      context.journal().event("COPY_FAILED", view.sourceName, context.progress().position, error);
    }
    view.reason = "it could not be read on the target";
    view.failures = failures + 1;
    Duration pause = Backoff.doubled(FIRST_PAUSE, LONGEST_PAUSE, view.failures);
    view.fail(error, context.nowMs(), pause);
  }
}
