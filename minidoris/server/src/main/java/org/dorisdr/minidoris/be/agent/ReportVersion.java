package org.dorisdr.minidoris.be.agent;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TTaskType;

/**
 * Counts the changes of our tablets, also over restarts. The master learns the number with the end
 * of each task that changes tablets, and passes over a tablet report with a lower one, which was
 * collected before. Doris's FE does not take the end of a CREATE without it ({@code MasterImpl}
 * calls {@code checkState(request.isSetReportVersion())}). Thread safe.
 */
public final class ReportVersion {
  private static final Set<TTaskType> CHANGING =
      EnumSet.of(
          TTaskType.CREATE,
          TTaskType.DROP,
          TTaskType.PUBLISH_VERSION,
          TTaskType.CLONE,
          TTaskType.ALTER);

  private final AtomicLong version = new AtomicLong(System.currentTimeMillis() * 10_000);

  long current() {
    return version.get();
  }

  /** Counts the task whose end this is, if it changes tablets, and puts the number into it. */
  public void stamp(TFinishTaskRequest end) {
    if (CHANGING.contains(end.getTaskType())) {
      end.setReportVersion(version.incrementAndGet());
    }
  }
}
