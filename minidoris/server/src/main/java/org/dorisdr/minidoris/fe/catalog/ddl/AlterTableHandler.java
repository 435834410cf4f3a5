package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AddColumns;
import org.dorisdr.sql.stock.catalog.AddIndex;
import org.dorisdr.sql.stock.catalog.AddPartition;
import org.dorisdr.sql.stock.catalog.AddRollups;
import org.dorisdr.sql.stock.catalog.AlterClause;
import org.dorisdr.sql.stock.catalog.AlterTable;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.DropColumn;
import org.dorisdr.sql.stock.catalog.DropIndex;
import org.dorisdr.sql.stock.catalog.DropPartition;
import org.dorisdr.sql.stock.catalog.DropRollups;
import org.dorisdr.sql.stock.catalog.EnableFeature;
import org.dorisdr.sql.stock.catalog.ModifyColumn;
import org.dorisdr.sql.stock.catalog.ModifyColumnComment;
import org.dorisdr.sql.stock.catalog.ModifyComment;
import org.dorisdr.sql.stock.catalog.ModifyDistribution;
import org.dorisdr.sql.stock.catalog.ModifyPartition;
import org.dorisdr.sql.stock.catalog.RenameColumn;
import org.dorisdr.sql.stock.catalog.RenamePartition;
import org.dorisdr.sql.stock.catalog.RenameRollup;
import org.dorisdr.sql.stock.catalog.RenameTable;
import org.dorisdr.sql.stock.catalog.ReorderColumns;
import org.dorisdr.sql.stock.catalog.ReplacePartition;
import org.dorisdr.sql.stock.catalog.ReplaceTable;
import org.dorisdr.sql.stock.catalog.SetProperties;

/**
 * Runs ALTER TABLE: gives each clause to who knows it; those of columns and indexes go together.
 */
final class AlterTableHandler implements StatementHandler<AlterTable> {
  private final Ddl ddl;

  AlterTableHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult run(Session session, AlterTable statement) {
    AlterTarget target = new AlterTarget(ddl, session, statement.name());
    List<AlterClause> clauses = statement.clauses();
    if (!clauses.stream().allMatch(AlterTableHandler::keepsView)) {
      ddl.read(
          () -> {
            Ddl.checkNoView(target.table());
            return null;
          });
    }
    clauses.forEach(clause -> columns(clause).forEach(ColumnChecks::checkSpelling));
    if (clauses.stream().allMatch(AlterTableHandler::isSchema)) {
      new ColumnAlter(ddl, session, target).run(clauses);
    } else if (clauses.stream().anyMatch(AlterTableHandler::isSchema)) {
      throw StatementError.general(
          "Alter operation conflicts: columns and others in one statement");
    } else if (clauses.stream().allMatch(ModifyColumnComment.class::isInstance)) {
      new TableAlter(ddl, target)
          .comments(clauses.stream().map(ModifyColumnComment.class::cast).toList());
    } else {
      clauses.forEach(c -> one(session, target, c));
    }
    return StatementResult.ok();
  }

  /** Whether Doris lets it be done to an asynchronous materialized view, too. */
  private static boolean keepsView(AlterClause clause) {
    return clause instanceof SetProperties
        || clause instanceof ModifyComment
        || clause instanceof ModifyDistribution
        || clause instanceof AddIndex
        || clause instanceof DropIndex
        || clause instanceof AddRollups
        || clause instanceof DropRollups
        || clause instanceof RenameRollup
        || clause instanceof EnableFeature;
  }

  private static List<ColumnDef> columns(AlterClause clause) {
    if (clause instanceof AddColumns add) {
      return add.columns();
    }
    return clause instanceof ModifyColumn modify ? List.of(modify.column()) : List.of();
  }

  private static boolean isSchema(AlterClause clause) {
    return clause instanceof AddColumns
        || clause instanceof DropColumn
        || clause instanceof ModifyColumn
        || clause instanceof EnableFeature
        || clause instanceof ReorderColumns
        || clause instanceof AddIndex
        || clause instanceof DropIndex;
  }

  private void one(Session session, AlterTarget target, AlterClause clause) {
    if (clause instanceof AddPartition add) {
      new PartitionAlter(ddl, target).add(add);
    } else if (clause instanceof DropPartition drop) {
      new PartitionAlter(ddl, target).drop(drop);
    } else if (clause instanceof RenamePartition rename) {
      new PartitionAlter(ddl, target).rename(rename);
    } else if (clause instanceof ReplacePartition replace) {
      new PartitionAlter(ddl, target).replace(replace);
    } else if (clause instanceof ModifyPartition modify) {
      new PartitionProperties(ddl, target).modify(modify);
    } else if (clause instanceof SetProperties set) {
      new PropertiesAlter(ddl, target).set(set);
    } else if (clause instanceof RenameColumn rename) {
      new ColumnAlter(ddl, session, target).rename(rename);
    } else if (clause instanceof AddRollups add) {
      new RollupAlter(ddl, target).add(add);
    } else {
      whole(target, clause);
    }
  }

  private void whole(AlterTarget target, AlterClause clause) {
    TableAlter alter = new TableAlter(ddl, target);
    if (clause instanceof RenameTable rename) {
      alter.rename(rename);
    } else if (clause instanceof ReplaceTable replace) {
      alter.replace(replace);
    } else if (clause instanceof ModifyComment comment) {
      alter.comment(comment);
    } else if (clause instanceof ModifyDistribution distribution) {
      alter.distribution(distribution);
    } else if (clause instanceof RenameRollup rename) {
      alter.renameRollup(rename);
    } else if (clause instanceof DropRollups drop) {
      alter.dropRollups(drop);
    } else {
      throw StatementError.general(
          "not supported yet: ALTER TABLE with " + clause.getClass().getSimpleName());
    }
  }
}
