package org.dorisdr.sync.watch;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Notices that the table of a table job was dropped, and follows the one that has its name now: the
 * stream of a single table tells neither. Owned by one worker.
 */
final class TableJobWatch {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final SyncContext context;
  private long lookAt;

  TableJobWatch(SyncContext context) {
    this.context = context;
    this.lookAt = context.clock().nanoTime();
  }

  /**
   * Looks if it is time to.
   *
   * @param idle whether nothing is in flight and nothing is copied
   * @return true if the stream is that of another table now
   */
  boolean look(boolean idle) throws ClusterException, HostException {
    if (!context.record().isTableJob() || !idle || context.clock().nanoTime() < lookAt) {
      return false;
    }
    lookAt = context.clock().nanoTime() + EVERY.toNanos();
    TableProgress known = context.progress().tables.values().stream().findFirst().orElse(null);
    if (known != null) {
      context.sourceMeta().forget(known.sourceId);
      if (context.sourceMeta().table(known.sourceId).isPresent()) {
        return false;
      }
    }
    TableMeta heir = heir(known);
    if (heir == null) {
      gone(known);
      return false;
    }
    follow(known, heir);
    return true;
  }

  /** The table that has the name now; null if none has. */
  private TableMeta heir(TableProgress known) throws ClusterException {
    TableMeta found = known == null ? null : named(known.sourceName);
    return found == null ? named(context.record().sourceTable) : found;
  }

  private TableMeta named(String name) throws ClusterException {
    context.sourceMeta().forget(name);
    return context.sourceMeta().table(name).filter(TableMeta::isOlap).orElse(null);
  }

  private void gone(TableProgress known) {
    String name = known == null ? context.record().sourceTable : known.sourceName;
    String message =
        "the source has no table "
            + Names.quote(context.record().sourceDatabase, name)
            + " any more. HINT: if one is made, it is followed; DROP SYNC JOB or PROMOTE SYNC JOB"
            + " ends this";
    context.journal().error(message);
    if (known != null && !message.equals(known.error)) {
      known.error = message;
      known.errorMs = context.nowMs();
      context.journal().tablesChanged();
    }
  }

  private void follow(TableProgress known, TableMeta heir) throws HostException {
    SyncProgress progress = context.progress();
    progress.tables.clear();
    progress.rewound.clear();
    progress.forgetHistory();
    String target = known == null ? context.record().targetTable : known.targetName;
    TableProgress table = new TableProgress(heir.id(), heir.name(), target, false);
    progress.tables.put(heir.id(), table);
    context.requestCopy(table, progress.position, "the table was dropped and made again");
    context.journal().save();
  }
}
