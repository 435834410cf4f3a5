package org.dorisdr.sync.watch;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.state.TableProgress;

/**
 * Tells of a table that a RESTORE of the source names whether it was left as it was, since the
 * snapshot's table was restored AS another one: SHOW RESTORE names only the first. In doubt it was
 * not. Stateless.
 *
 * <p>What a restore writes over becomes visible when its job ends; what it adds has a higher id
 * than the job; what it cleans away is missing.
 */
final class RestoredBeside {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Frontends whose clocks differ by more than 5 s do not work together; seconds are cut off. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private RestoredBeside() {}

  /**
   * @param row of {@code jobs}, which is an answer of SHOW RESTORE: a job that has finished
   */
  static boolean isUntouched(SyncContext context, TableProgress table, Rows jobs, int row)
      throws ClusterException {
    LocalDateTime begun = time(jobs.value(row, "CreateTime"));
    LocalDateTime ended = time(jobs.value(row, "FinishedTime"));
    long job = Long.parseLong(jobs.value(row, "JobId"));
    if (table.view || table.sourceId > job || begun == null || ended == null) {
      return false;
    }
    // Both, since the hour that the clocks go back has the same texts twice.
    LocalDateTime before = (begun.isBefore(ended) ? begun : ended).minus(MARGIN);
    Rows partitions = partitions(context, table);
    for (int i = 0; i < partitions.rows().size(); i++) {
      LocalDateTime visible = time(partitions.value(i, "VisibleVersionTime"));
      boolean older = visible != null && visible.isBefore(before);
      if (!older || Long.parseLong(partitions.value(i, "PartitionId")) > job) {
        return false;
      }
    }
    return !partitions.isEmpty() && haveSamePartitions(context, table);
  }

  private static boolean haveSamePartitions(SyncContext context, TableProgress table)
      throws ClusterException {
    context.sourceMeta().forget(table.sourceId);
    context.targetMeta().forget(table.targetName);
    TableMeta source = context.sourceMeta().table(table.sourceId).orElse(null);
    TableMeta target = context.targetMeta().table(table.targetName).orElse(null);
    return source != null
        && target != null
        && source.byRange().keySet().equals(target.byRange().keySet());
  }

  private static Rows partitions(SyncContext context, TableProgress table) throws ClusterException {
    String name = Names.quote(context.record().sourceDatabase, table.sourceName);
    try {
      return context.source().sql().run(null, "SHOW PARTITIONS FROM " + name);
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        throw e;
      }
      return Rows.NONE;
    }
  }

  private static LocalDateTime time(String text) {
    try {
      return text == null ? null : LocalDateTime.parse(text, TIME);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
