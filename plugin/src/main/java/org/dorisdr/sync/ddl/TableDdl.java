package org.dorisdr.sync.ddl;

import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.ForeignTables;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Tables and views that go, change names and come back; new ones are made by {@link TableCreation}.
 * All of these also keep the job's list of tables, so they are given records of tables in every
 * state. Stateless.
 */
final class TableDdl {
  private TableDdl() {}

  static void drop(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    if (table == null) {
      return;
    }
    if (table.mayBeThere()) {
      dropOnTarget(context, binlog, table);
    }
    context.targetMeta().forget(table.targetName);
    context.sourceMeta().forget(table.sourceId);
    // It stays among the rewound tables, if it is one: its RECOVER may be the next to be read
    // again.
    context.progress().tables.remove(table.sourceId);
  }

  private static void dropOnTarget(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    String name = Names.quote(context.targetDatabase(), table.targetName);
    if (table.view || binlog.flag("isView")) {
      context.onTarget("DROP VIEW IF EXISTS " + name);
      return;
    }
    boolean force = binlog.text("rawSql").toUpperCase(java.util.Locale.ROOT).endsWith("FORCE");
    context.onTarget("DROP TABLE IF EXISTS " + name + (force ? " FORCE" : ""));
  }

  static void rename(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem, HostException {
    String to = binlog.text("nT");
    context.sourceMeta().forget(table.sourceId);
    if (context.record().isTableJob()) {
      table.sourceName = to;
      return;
    }
    if (table.state == TableProgress.State.NORMAL && !table.targetName.equals(to)) {
      if (context.isBroughtByCopy(to, table.sourceId)) {
        table.sourceName = to;
        throw TableProblem.copy(table.sourceId, "its name is that of another table by now");
      }
      Map<String, Boolean> now = Inspection.tables(context.target(), context.targetDatabase());
      if (now.containsKey(table.targetName)) {
        if (now.containsKey(to)) {
          throw taken(context, table, to);
        }
        context.progress().begin(binlog.seq(), Map.of());
        context.journal().save();
        context.onTarget(
            "ALTER TABLE "
                + Names.quote(context.targetDatabase(), table.targetName)
                + " RENAME "
                + Names.quote(to));
      } else if (!now.containsKey(to) || context.progress().begunBy(binlog.seq()).isEmpty()) {
        // One that is there without our doing is somebody else's.
        table.sourceName = to;
        throw TableProblem.copy(table.sourceId, "the target has no table " + table.targetName);
      }
      context.targetMeta().forget(table.targetName);
      context.targetMeta().forget(to);
      table.targetName = to;
    }
    table.sourceName = to;
  }

  /** The others need not wait until the name is free: a copy brings the table then. */
  private static TableProblem taken(SyncContext context, TableProgress table, String to) {
    table.sourceName = to;
    return TableProblem.copy(
        table.sourceId,
        ForeignTables.isForeign(context, to)
            ? ForeignTables.explain(to)
            : "the target still has another table of its new name " + to);
  }

  /** One table takes the name of another; with swap also the other way round. */
  static void replace(SyncContext context, Binlog binlog) throws ClusterException, HostException {
    replace(context, binlog, null);
  }

  /**
   * The same.
   *
   * @param instead why both are copied without trying it on the target; null = try it
   */
  static void replace(SyncContext context, Binlog binlog, String instead)
      throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    long oldId = binlog.number("origTblId");
    long newId = binlog.number("newTblName");
    String name = binlog.text("origTblName");
    String newName = binlog.text("actualNewTblName");
    boolean swap = binlog.flag("swapTable");
    TableProgress old = progress.tables.get(oldId);
    TableProgress fresh = progress.tables.get(newId);
    context.sourceMeta().forget(oldId);
    context.sourceMeta().forget(newId);
    if (context.record().isTableJob()) {
      replaceInTableJob(context, binlog, old, newId, name);
      return;
    }
    // A copy may have brought one of them beyond this record, under its later name.
    boolean oldAhead = old != null && old.seq != Long.MAX_VALUE && binlog.seq() <= old.seq;
    boolean freshAhead = fresh != null && binlog.seq() <= fresh.seq;
    boolean both = !oldAhead && !freshAhead && isInStep(old, name) && isInStep(fresh, newName);
    both &= !context.isBroughtByCopy(name, newId) && !context.isBroughtByCopy(newName, oldId);
    if (both && instead == null && replaceOnTarget(context, binlog, old, fresh, swap)) {
      old.targetName = newName;
      fresh.targetName = name;
      old.sourceName = newName;
      fresh.sourceName = name;
    } else {
      String why =
          instead == null ? "tables were replaced while one of them was not in step" : instead;
      if (!oldAhead) {
        leave(progress, old);
      }
      if (!freshAhead) {
        leave(progress, fresh);
        adopt(context, binlog, newId, name, fresh, why);
      }
      if (swap && !oldAhead) {
        adopt(context, binlog, oldId, newName, old, why);
      }
    }
    if (!swap) {
      progress.tables.remove(oldId);
    }
    context.targetMeta().forget(name);
    context.targetMeta().forget(newName);
  }

  /** One that is gone on the source, or has to be copied, may still have an earlier name. */
  private static boolean isInStep(TableProgress table, String name) {
    return table != null
        && table.state == TableProgress.State.NORMAL
        && !table.missing
        && table.targetName.equals(name);
  }

  private static void leave(SyncProgress progress, TableProgress table) {
    if (table != null && table.mayBeThere()) {
      progress.leftovers.add(table.targetName);
    }
  }

  private static void adopt(
      SyncContext context, Binlog binlog, long id, String name, TableProgress known, String why) {
    if (!context.record().covers(name)) {
      // Else its later changes would hit the table that has its former name.
      context.progress().tables.remove(id);
      context.progress().rewound.remove(id);
      context.journal().tablesChanged();
      return;
    }
    TableProgress table = known;
    if (table == null) {
      table = context.meet(id, name, name, false);
    }
    table.sourceName = name;
    if (binlog.seq() <= context.progress().rewindUntil) {
      // It may be gone again before the stream is where it was.
      context.progress().rewound.add(id);
    }
    context.requestCopy(table, binlog.seq(), why);
  }

  private static void replaceInTableJob(
      SyncContext context, Binlog binlog, TableProgress old, long newId, String name) {
    if (old == null || !name.equals(old.sourceName)) {
      return;
    }
    context.progress().tables.remove(old.sourceId);
    TableProgress table = new TableProgress(newId, name, old.targetName, false);
    context.progress().tables.put(newId, table);
    context.progress().forgetHistory();
    context.requestCopy(table, binlog.seq(), "the table was replaced by another one");
  }

  /**
   * Swapping twice would undo it, so the ids on the target are written down first and compared when
   * the record comes again.
   *
   * @return false if the target is in no state to do it
   */
  private static boolean replaceOnTarget(
      SyncContext context, Binlog binlog, TableProgress old, TableProgress fresh, boolean swap)
      throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    context.targetMeta().forget(old.targetName);
    context.targetMeta().forget(fresh.targetName);
    TableMeta oldMeta = context.targetMeta().table(old.targetName).orElse(null);
    TableMeta freshMeta = context.targetMeta().table(fresh.targetName).orElse(null);
    String wanted = progress.begunBy(binlog.seq()).map(notes -> notes.get("fresh")).orElse(null);
    if (oldMeta != null && Long.toString(oldMeta.id()).equals(wanted)) {
      return true;
    }
    if (oldMeta == null || freshMeta == null) {
      return false;
    }
    progress.begin(binlog.seq(), Map.of("fresh", Long.toString(freshMeta.id())));
    context.journal().save();
    try {
      context.onTarget(
          "ALTER TABLE "
              + Names.quote(context.targetDatabase(), old.targetName)
              + " REPLACE WITH TABLE "
              + Names.quote(fresh.targetName)
              + " PROPERTIES(\"swap\" = \""
              + swap
              + "\")");
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        throw e;
      }
      return false;
    }
    return true;
  }

  /** A table or partition taken back from the recycle bin: its data are in no binlog. */
  static void recover(SyncContext context, Binlog binlog) {
    long id = binlog.tableId();
    String name = binlog.text("newTableName");
    if (name.isEmpty()) {
      name = binlog.text("tableName");
    }
    context.sourceMeta().forget(id);
    TableProgress table = context.progress().tables.get(id);
    if (table == null) {
      if (!context.record().covers(name)) {
        return;
      }
      table = context.meet(id, name, false);
    }
    context.requestCopy(table, binlog.seq(), "it was recovered from the recycle bin");
  }

  static void viewDefinition(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem {
    String query;
    try {
      query =
          ViewRewriter.query(
              binlog.text("inlineViewDef"),
              context.record().sourceDatabase,
              context.targetDatabase());
    } catch (UnexpectedForm e) {
      throw TableProblem.copy(table.sourceId, "the view was changed in an unknown form");
    }
    context.onTarget(
        "ALTER VIEW " + Names.quote(context.targetDatabase(), table.targetName) + " AS " + query);
  }

  /** Whether an error on a DDL means that the object is not there, so that only a copy helps. */
  static boolean isGone(ClusterException e) {
    return Replies.isUnknownObject(e);
  }
}
