package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Map;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.AlterMaterializedViewOp;
import org.dorisdr.minidoris.fe.catalog.view.ViewQualifier;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills materialized views on the master: an INSERT OVERWRITE of the whole query, so that readers
 * see the old rows or the new ones. What was asked for is durable: a new master does what the old
 * one left. One thread.
 */
public final class MaterializedViewRefresher {
  /** How often {@link #tick} is to be called. */
  public static final long PAUSE_MILLIS = 200;

  /** Session variable of Doris without which nobody writes into a materialized view. */
  public static final String ALLOW_WRITE = "allow_modify_materialized_view_data";

  private static final Logger LOG = LoggerFactory.getLogger(MaterializedViewRefresher.class);

  private final Ddl ddl;

  public MaterializedViewRefresher(Ddl ddl) {
    this.ddl = ddl;
  }

  /** Does all refreshes that are due. */
  public void tick() {
    for (long id : ddl.read(this::due)) {
      refresh(id);
    }
  }

  private List<Long> due() {
    return ddl.fe().catalogManager().materializedViews().stream()
        .filter(t -> t.materialized.requested > t.materialized.done || interval(t) >= 0)
        .map(t -> t.id)
        .toList();
  }

  /** A new interval of its schedule; -1 = none. */
  private long interval(OlapTable table) {
    MaterializedView view = table.materialized;
    long now = RefreshSchedule.interval(view, table.createTime * 1000, ddl.now());
    return now > view.lastInterval && !view.paused ? now : -1;
  }

  private record Work(MaterializedView before, String sql, long interval) {}

  private void refresh(long id) {
    Work work = ddl.read(() -> work(id));
    if (work == null) {
      return;
    }
    Map<Long, Long> versions = null;
    try {
      Session session = session();
      versions = ddl.read(() -> new ViewQualifier(ddl, session).versions(work.before.query));
      ddl.fe().queries().run(session, work.sql).close();
    } catch (StatementError e) {
      versions = null;
      LOG.warn("cannot refresh materialized view {}: {}", id, e.getMessage());
    }
    finish(id, work, versions);
  }

  private Work work(long id) {
    Database database = ddl.fe().catalog().databaseOfTable(id).orElse(null);
    if (database == null || !(database.tables.get(id) instanceof OlapTable table)) {
      return null;
    }
    String name = "`" + database.name + "`.`" + table.name + "`";
    return new Work(
        table.materialized,
        "INSERT OVERWRITE TABLE " + name + " " + table.materialized.query,
        interval(table));
  }

  /** Nobody's: of the one who made the view only the query is kept. */
  private static Session session() {
    Session session = new Session(0, "root", "127.0.0.1");
    session.context().setCurrentUserIdentity(UserIdentity.ROOT);
    session.variables().put(ALLOW_WRITE, "true");
    return session;
  }

  /**
   * @param versions null = it failed
   */
  private void finish(long id, Work work, Map<Long, Long> versions) {
    ddl.change(
        () -> {
          if (ddl.fe().catalog().table(id).orElse(null) instanceof OlapTable table) {
            MaterializedView next = table.materialized.copy();
            next.done = work.before.requested;
            next.lastInterval = Math.max(next.lastInterval, work.interval);
            next.refreshState = versions == null ? "FAIL" : "SUCCESS";
            if (versions != null) {
              next.state = "NORMAL";
              next.baseVersions = versions;
            }
            ddl.log(new AlterMaterializedViewOp(id, next));
          }
        });
  }
}
