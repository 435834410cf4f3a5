package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.ModifyColumnsOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyIndexesOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameColumnOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddColumns;
import org.dorisdr.sql.stock.catalog.AddIndex;
import org.dorisdr.sql.stock.catalog.AlterClause;
import org.dorisdr.sql.stock.catalog.DropColumn;
import org.dorisdr.sql.stock.catalog.DropIndex;
import org.dorisdr.sql.stock.catalog.EnableFeature;
import org.dorisdr.sql.stock.catalog.ModifyColumn;
import org.dorisdr.sql.stock.catalog.RenameColumn;
import org.dorisdr.sql.stock.catalog.ReorderColumns;

/**
 * Changes of a table's columns and indexes in one statement. Light ones are done by one operation;
 * if any of them needs the data rewritten, a job does them all.
 */
final class ColumnAlter {
  private final Ddl ddl;
  private final Session session;
  private final AlterTarget target;

  ColumnAlter(Ddl ddl, Session session, AlterTarget target) {
    this.ddl = ddl;
    this.session = session;
    this.target = target;
  }

  void run(List<AlterClause> clauses) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          clauses.forEach(clause -> check(table, clause));
          if (!table.temporaryPartitions.isEmpty()) {
            throw StatementError.general(
                "Can not alter table when there are temp partitions in table");
          }
          ColumnDraft draft = new ColumnDraft(table);
          IndexDraft indexes = new IndexDraft(ddl, session, table, draft.indexes);
          for (AlterClause clause : clauses) {
            apply(draft, indexes, clause);
            if (indexes.nothing) {
              return;
            }
          }
          draft.checkResult();
          String sql = AlterSql.text(target.sqlName(table), clauses);
          if (!indexes.changed.isEmpty()) {
            logIndexes(draft, indexes, clauses, sql);
          } else if (draft.heavy() || clauses.stream().anyMatch(ColumnAlter::isIndex)) {
            new SchemaChangeStart(ddl, target.databaseId(), table)
                .log(draft.columns, draft.indexes, sql);
          } else {
            ddl.log(light(draft, sql));
          }
        });
  }

  /** All clauses are looked at by what the table is, before the first one changes it. */
  private void check(OlapTable table, AlterClause clause) {
    if (clause instanceof AddColumns add) {
      new ColumnAddChecks(session, table).check(add);
    } else if (clause instanceof DropColumn drop) {
      ColumnDropChecks.check(table, drop);
    } else if (clause instanceof ModifyColumn modify) {
      new ColumnModifyChecks(session, table).check(modify);
    } else if (clause instanceof ReorderColumns reorder) {
      ColumnReorder.check(table, reorder);
    }
  }

  private static boolean isIndex(AlterClause clause) {
    return clause instanceof AddIndex || clause instanceof DropIndex;
  }

  private static void apply(ColumnDraft draft, IndexDraft indexes, AlterClause clause) {
    if (clause instanceof AddIndex add) {
      indexes.add(add);
    } else if (clause instanceof DropIndex drop) {
      indexes.drop(drop);
    } else if (clause instanceof AddColumns add) {
      new ColumnAdd(draft).run(add);
    } else if (clause instanceof DropColumn drop) {
      new ColumnDrop(draft).run(drop);
    } else if (clause instanceof ModifyColumn modify) {
      new ColumnModify(draft).run(modify);
    } else if (clause instanceof EnableFeature feature) {
      new FeatureEnable(draft).run(feature);
    } else {
      new ColumnReorder(draft).run((ReorderColumns) clause);
    }
  }

  /** Indexes of words come and go at once, and light changes of columns with them. */
  private void logIndexes(
      ColumnDraft draft, IndexDraft indexes, List<AlterClause> clauses, String sql) {
    OlapTable table = draft.table;
    if (draft.heavy() && !clauses.stream().allMatch(ColumnAlter::isIndex)) {
      throw StatementError.general(
          "minidoris does not change indexes together with columns whose rows must be written anew."
              + " HINT: do it in two statements");
    }
    ddl.log(
        new ModifyIndexesOp(
            target.databaseId(),
            table.id,
            table.baseIndexId,
            draft.columns,
            draft.indexes,
            indexes.changed,
            indexes.drop,
            draft.maxUniqueId(),
            ddl.nextId(),
            sql,
            ddl.now()));
    if (indexes.drop) {
      new IndexJobs(ddl, target).drop(table, indexes.changed);
    }
  }

  private ModifyColumnsOp light(ColumnDraft draft, String sql) {
    OlapTable table = draft.table;
    Map<Long, List<Column>> before = new LinkedHashMap<>();
    draft.columns.keySet().forEach(id -> before.put(id, table.indexMetas.get(id).columns));
    return new ModifyColumnsOp(
        target.databaseId(),
        table.id,
        table.baseIndexId,
        draft.columns,
        before,
        draft.indexes,
        draft.maxUniqueId(),
        ddl.nextId(),
        sql,
        ddl.now());
  }

  void rename(RenameColumn clause) {
    if (clause.name().startsWith("__DORIS_")) {
      throw StatementError.general("Do not support rename hidden column");
    }
    ColumnChecks.checkName(clause.newName());
    ddl.change(
        () -> {
          ColumnDraft draft = new ColumnDraft(target.table());
          if (draft.heavy()) {
            throw StatementError.general(
                "not implemented for table without column unique id,"
                    + " which are created with property 'light_schema_change'.");
          }
          ddl.log(renamed(draft, clause));
        });
  }

  private RenameColumnOp renamed(ColumnDraft draft, RenameColumn clause) {
    if (clause.name().equalsIgnoreCase(clause.newName())) {
      throw StatementError.general("Same column name");
    }
    int at = draft.findVisible(clause.name());
    if (at < 0) {
      throw StatementError.general("Column[" + clause.name() + "] does not exists");
    }
    if (draft.table.partitionColumns.stream().anyMatch(clause.name()::equalsIgnoreCase)) {
      throw StatementError.general(
          "Renaming partition columns has problems, forbidden in current Doris version");
    }
    if (ColumnDraft.find(draft.base(), clause.newName()) >= 0) {
      throw StatementError.general("Column name[" + clause.newName() + "] is already used");
    }
    draft.checkReaders(
        draft.base().get(at),
        "Cannot rename column, because column '%s' has a generated column dependency on :%s");
    Map<Long, Integer> versions = new HashMap<>();
    draft.table.indexMetas.values().forEach(m -> versions.put(m.id, m.schemaVersion + 1));
    return new RenameColumnOp(
        target.databaseId(),
        draft.table.id,
        draft.base().get(at).name(),
        clause.newName(),
        versions);
  }
}
