package org.dorisdr.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;

/**
 * Brings a job back in step when binlogs are missing: finds out which tables exist, which are new
 * and which are gone, and has every remaining one copied, each on its own. Stateless.
 */
final class Healer {
  private Healer() {}

  /** After it the stream can be taken up at {@code position}. */
  static void heal(SyncContext context, long position, String reason) throws ClusterException {
    SyncProgress progress = context.progress();
    Set<Long> ids = new HashSet<>();
    Map<String, Boolean> names =
        Inspection.tables(context.source(), context.record().sourceDatabase);
    Map<Long, String> tables = new HashMap<>();
    for (TableMeta meta : context.sourceMeta().all()) {
      if (meta.isOlap() && context.record().covers(meta.name())) {
        tables.put(meta.id(), meta.name());
      }
    }
    for (TableProgress table : List.copyOf(progress.tables.values())) {
      boolean there =
          table.view
              ? Boolean.TRUE.equals(names.get(table.sourceName))
              : tables.containsKey(table.sourceId);
      if (there) {
        ids.add(table.sourceId);
        context.requestCopy(table, position, reason);
      } else {
        gone(context, table, position);
      }
    }
    tables.forEach((id, name) -> adopt(context, ids, id, name, false, position, reason));
    long pseudo = -1;
    for (Map.Entry<String, Boolean> e : names.entrySet()) {
      boolean known = progress.byTargetName(context.record().targetName(e.getKey())) != null;
      if (e.getValue() && !known && context.record().covers(e.getKey())) {
        while (progress.tables.containsKey(pseudo)) {
          pseudo--;
        }
        adopt(context, ids, pseudo, e.getKey(), true, position, reason);
      }
    }
    progress.position = Math.max(progress.position, position);
  }

  private static void adopt(
      SyncContext context,
      Set<Long> known,
      long id,
      String name,
      boolean view,
      long position,
      String reason) {
    if (!known.contains(id)) {
      TableProgress table = new TableProgress(id, name, context.record().targetName(name), view);
      context.progress().tables.put(id, table);
      context.requestCopy(table, position, reason);
    }
  }

  private static void gone(SyncContext context, TableProgress table, long position)
      throws ClusterException {
    context.onTarget(
        (table.view ? "DROP VIEW IF EXISTS " : "DROP TABLE IF EXISTS ")
            + Names.quote(context.targetDatabase(), table.targetName));
    context.progress().tables.remove(table.sourceId);
    context.journal().event("DROPPED", table.sourceName, position, "it is gone on the source");
  }
}
