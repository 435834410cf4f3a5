package org.dorisdr.sync.watch;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.state.TableProgress;

/**
 * Tables of the source that no binlog has told of: a RESTORE on the source writes none. A copy on
 * request takes them along.
 */
public final class Newcomers {
  private Newcomers() {}

  /** Makes every table and view that the job covers and does not know yet known to it. */
  public static List<TableProgress> adopt(SyncContext context) throws ClusterException {
    if (context.record().isTableJob()) {
      return List.of();
    }
    List<TableMeta> unknown = new ArrayList<>();
    for (TableMeta meta : context.sourceMeta().all()) {
      boolean known = context.progress().tables.containsKey(meta.id());
      if ((meta.isView() || meta.isOlap()) && !known && context.record().covers(meta.name())) {
        unknown.add(meta);
      }
    }
    List<TableProgress> found = new ArrayList<>();
    if (!unknown.isEmpty()) {
      // If the source is set back to before they were there, no DROP tells.
      SourceHistory.learned(context, SourceHistory.newest(context));
      unknown.forEach(meta -> found.add(context.meet(meta.id(), meta.name(), meta.isView())));
    }
    return found;
  }
}
