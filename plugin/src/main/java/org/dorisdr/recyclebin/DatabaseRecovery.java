package org.dorisdr.recyclebin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.Clock;
import org.dorisdr.host.DroppedDatabases;
import org.dorisdr.host.DroppedDatabases.DroppedDatabase;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.job.JsonStore;
import org.dorisdr.recyclebin.RecoveryRecord.Phase;

/**
 * Recovers databases together with their views and materialized views, which Doris forgets. They
 * are written down first; whoever becomes the leader in the middle makes those that are missing, or
 * forgets them if the database is still in the bin. Thread safe.
 */
public final class DatabaseRecovery {
  private final DroppedDatabases dropped;
  private final RecoveryStore store;
  private final LocalSql sql;
  private final Clock clock;
  private final LocalCluster local;

  /** Keeps the worker from a recovery that a statement is about to finish itself. */
  private final ReentrantLock busy = new ReentrantLock();

  public DatabaseRecovery(
      DroppedDatabases dropped, JsonStore store, LocalSql sql, Clock clock, LocalCluster local) {
    this.dropped = dropped;
    this.store = new RecoveryStore(store);
    this.sql = sql;
    this.clock = clock;
    this.local = local;
  }

  /** A view of a recovered database that could not be made. */
  public record LeftView(
      long databaseId, String database, String name, Instant time, String sql, String problem) {}

  /**
   * Does what the step says.
   *
   * @throws HostException also if the database is back but views are missing
   */
  public void recover(RecoverStep step, Duration retention) throws HostException {
    busy.lock();
    try {
      DroppedDatabase found =
          dropped
              .find(step.entry().id())
              .orElseThrow(
                  () ->
                      new HostException(
                          "database '%s' left the recycle bin meanwhile. HINT: restore it from a snapshot"
                              .formatted(step.entry().name())));
      if (found.views().isEmpty() && found.materialized().isEmpty() && found.lost().isEmpty()) {
        sql.run(null, step.sql());
        return;
      }
      forgetExpired(retention);
      RecoveryRecord record = record(step, found);
      String slot = store.add(record);
      runOrForget(step, slot);
      finish(slot, record);
    } finally {
      busy.unlock();
    }
  }

  private RecoveryRecord record(RecoverStep step, DroppedDatabase found) {
    RecoveryRecord record = new RecoveryRecord();
    record.databaseId = step.entry().id();
    record.database = step.newName();
    record.time = clock.now().toEpochMilli();
    for (DroppedDatabases.DroppedView view : found.views()) {
      String create = ViewSql.create(view, step.entry().name(), step.newName());
      record.views.add(new RecoveryRecord.View(view.name(), create, null));
    }
    LocalDateTime now = LocalDateTime.ofInstant(clock.now(), local.zone());
    for (DroppedDatabases.DroppedMaterializedView view : found.materialized()) {
      String create = MaterializedViewSql.create(view, step.entry().name(), step.newName(), now);
      record.views.add(new RecoveryRecord.View(view.view().name(), create, null));
    }
    for (String name : found.lost()) {
      record.views.add(
          new RecoveryRecord.View(
              name,
              null,
              "Doris cannot recover an external table, or one of an unknown kind. HINT: create it"));
    }
    return record;
  }

  private void runOrForget(RecoverStep step, String slot) throws HostException {
    try {
      sql.run(null, step.sql());
    } catch (HostException e) {
      if (dropped.find(step.entry().id()).isPresent()) {
        store.put(slot, null);
      }
      throw e;
    }
  }

  /** Slots of recoveries that somebody has to finish. */
  Set<String> unfinished() {
    return store.running();
  }

  /** Finishes a recovery whose statement has died; does nothing while one is running here. */
  void resume(String slot) throws HostException {
    if (!busy.tryLock()) {
      return;
    }
    try {
      Optional<RecoveryRecord> record = store.get(slot).filter(r -> r.phase == Phase.RUNNING);
      if (record.isEmpty()) {
        return;
      }
      if (dropped.find(record.get().databaseId).isPresent()) {
        store.put(slot, null);
      } else {
        finish(slot, record.get());
      }
    } finally {
      busy.unlock();
    }
  }

  /** A view may stand on another one, so all are tried again as long as that helps. */
  private void finish(String slot, RecoveryRecord record) throws HostException {
    int all = record.views.size();
    int before;
    do {
      before = record.views.size();
      makeViews(record);
    } while (record.views.size() < before && !record.views.isEmpty());
    if (record.views.isEmpty()) {
      store.put(slot, null);
      return;
    }
    record.phase = Phase.LEFT;
    store.put(slot, record);
    RecoveryRecord.View first = record.views.get(0);
    throw new HostException(
        "database '%s' is back, but %d of its %d views are not: '%s': %s. HINT: SHOW RECYCLE BIN FROM %s has the statements that make them"
            .formatted(
                record.database,
                record.views.size(),
                all,
                first.name,
                first.problem,
                Names.quote(record.database)));
  }

  private void makeViews(RecoveryRecord record) throws HostException {
    Set<String> there = tables(record.database);
    for (Iterator<RecoveryRecord.View> it = record.views.iterator(); it.hasNext(); ) {
      RecoveryRecord.View view = it.next();
      if (there.contains(view.name)) {
        it.remove();
      } else if (view.sql != null) {
        try {
          sql.run(record.database, view.sql);
          it.remove();
        } catch (HostException e) {
          view.problem = e.getMessage();
        }
      }
    }
  }

  private Set<String> tables(String database) throws HostException {
    return sql.names("SHOW TABLES FROM " + Names.quote(database));
  }

  /** Views that could not be made and are still missing, until they expire as dropped ones do. */
  public List<LeftView> left(Duration retention) {
    List<LeftView> views = new ArrayList<>();
    for (RecoveryRecord record : store.all().values()) {
      if (record.phase != Phase.LEFT || isExpired(record, retention)) {
        continue;
      }
      Set<String> there;
      try {
        there = tables(record.database);
      } catch (HostException e) {
        // The database was dropped again: its views can still be made in another one.
        there = Set.of();
      }
      for (RecoveryRecord.View view : record.views) {
        if (!there.contains(view.name)) {
          views.add(
              new LeftView(
                  record.databaseId,
                  record.database,
                  view.name,
                  Instant.ofEpochMilli(record.time),
                  view.sql,
                  view.problem));
        }
      }
    }
    return views;
  }

  /** Forgets all views that could not be made. */
  public void forget() throws HostException {
    for (Map.Entry<String, RecoveryRecord> entry : store.all().entrySet()) {
      if (entry.getValue().phase == Phase.LEFT) {
        store.put(entry.getKey(), null);
      }
    }
  }

  private void forgetExpired(Duration retention) throws HostException {
    for (Map.Entry<String, RecoveryRecord> entry : store.all().entrySet()) {
      if (entry.getValue().phase == Phase.LEFT && isExpired(entry.getValue(), retention)) {
        store.put(entry.getKey(), null);
      }
    }
  }

  private boolean isExpired(RecoveryRecord record, Duration retention) {
    return clock.now().isAfter(Instant.ofEpochMilli(record.time).plus(retention));
  }
}
