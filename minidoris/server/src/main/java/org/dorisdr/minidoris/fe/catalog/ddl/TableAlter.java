package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.op.DropRollupOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyCommentOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyDistributionOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameRollupOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameTableOp;
import org.dorisdr.minidoris.fe.catalog.op.ReplaceTableOp;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.DropRollups;
import org.dorisdr.sql.stock.catalog.ModifyColumnComment;
import org.dorisdr.sql.stock.catalog.ModifyComment;
import org.dorisdr.sql.stock.catalog.ModifyDistribution;
import org.dorisdr.sql.stock.catalog.RenameRollup;
import org.dorisdr.sql.stock.catalog.RenameTable;
import org.dorisdr.sql.stock.catalog.ReplaceTable;

/** Renames and replaces a table, and changes its comments and distribution. */
final class TableAlter {
  private final Ddl ddl;
  private final AlterTarget target;

  TableAlter(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void rename(RenameTable clause) {
    NameChecks.table(ddl, clause.newName());
    ddl.change(
        () -> {
          OlapTable table = target.table();
          if (table.name.equals(clause.newName())) {
            throw StatementError.general("Same table name");
          }
          if (target.database().table(clause.newName()).isPresent()) {
            throw StatementError.general("Table name[" + clause.newName() + "] is already used");
          }
          ddl.log(new RenameTableOp(target.databaseId(), table.id, table.name, clause.newName()));
        });
  }

  void replace(ReplaceTable clause) {
    boolean swap = Boolean.parseBoolean(clause.properties().getOrDefault("swap", "true"));
    ddl.change(
        () -> {
          Database database = target.database();
          OlapTable original = target.table();
          OlapTable other = replacement(database, original, clause.other());
          Ddl.checkNormal(other);
          ddl.log(
              new ReplaceTableOp(
                  database.id,
                  original.id,
                  original.name,
                  other.id,
                  other.name,
                  swap,
                  clause.force(),
                  ddl.now()));
        });
  }

  private static OlapTable replacement(Database database, OlapTable original, String name) {
    Table table =
        database
            .table(name)
            .orElseThrow(
                () ->
                    StatementError.general(
                        "errCode = 7, detailMessage = table not found, tableName=" + name));
    if (!(table instanceof OlapTable olap)) {
      throw StatementError.general(
          "errCode = 7, detailMessage = Type of %s doesn't match, expected data tables=[OLAP, MATERIALIZED_VIEW]"
              .formatted(name));
    }
    if (OlapTable.isMaterialized(olap)) {
      throw StatementError.general("replace table[" + name + "] cannot be a materialized view");
    }
    if (olap == original) {
      throw StatementError.general("New name conflicts with rollup index name: " + name);
    }
    return olap;
  }

  void comment(ModifyComment clause) {
    ddl.change(
        () -> {
          Table table = ddl.table(target.database(), target.table().name);
          ddl.log(
              new ModifyCommentOp("TABLE", target.databaseId(), table.id, null, clause.comment()));
        });
  }

  /** All of one statement. */
  void comments(List<ModifyColumnComment> clauses) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          // A hash map, to have Doris's order.
          Map<String, String> comments = new HashMap<>();
          for (ModifyColumnComment clause : clauses) {
            if (table.visibleColumns().stream()
                .noneMatch(c -> c.name().equalsIgnoreCase(clause.column()))) {
              throw StatementError.general("Unknown column: " + clause.column());
            }
            if (comments.put(clause.column(), clause.comment()) != null) {
              throw StatementError.general("Duplicate column: " + clause.column());
            }
          }
          ddl.log(new ModifyCommentOp("COLUMN", target.databaseId(), table.id, comments, null));
        });
  }

  void distribution(ModifyDistribution clause) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          if (table.colocation != null) {
            throw StatementError.general("Cannot change default bucket number of colocate table.");
          }
          if (clause.distribution() == null) {
            throw StatementError.general("Cannot get distribution desc");
          }
          if (table.partitionType.equals("UNPARTITIONED")) {
            throw StatementError.general("Only support change partitioned table's distribution.");
          }
          Distribution given =
              TableBuilder.distribution(
                  clause.distribution(),
                  table.baseIndex().columns,
                  table.keysType,
                  table.properties,
                  ddl.fe());
          if (given.isRandom() != table.distribution.isRandom()) {
            throw StatementError.general(
                "Cannot change distribution type when modify default distribution bucket num");
          }
          DistributionChecks.checkSame(table, given);
          ddl.log(new ModifyDistributionOp(target.databaseId(), table.id, given));
        });
  }

  void renameRollup(RenameRollup clause) {
    NameChecks.table(ddl, clause.newName());
    ddl.change(
        () -> {
          OlapTable table = target.table();
          IndexMeta rollup =
              table
                  .indexByName(clause.name())
                  .filter(m -> m.id != table.baseIndexId)
                  .orElseThrow(
                      () ->
                          StatementError.general(
                              "Rollup index[" + clause.name() + "] does not exists"));
          if (table.indexByName(clause.newName()).isPresent()) {
            throw StatementError.general("Rollup name[" + clause.newName() + "] is already used");
          }
          ddl.log(
              new RenameRollupOp(
                  target.databaseId(), table.id, rollup.id, rollup.name, clause.newName()));
        });
  }

  void dropRollups(DropRollups clause) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          for (String name : clause.names()) {
            IndexMeta rollup =
                table.indexByName(name).filter(m -> m.id != table.baseIndexId).orElse(null);
            if (rollup == null && clause.ifExists()) {
              continue;
            }
            if (rollup == null) {
              throw StatementError.general(
                  "errCode = 7, detailMessage = Materialized view ["
                      + name
                      + "] does not exist in table ["
                      + table.name
                      + "]");
            }
            table.allPartitions().forEach(p -> ddl.tablets().drop(rollup, p.index(rollup.id)));
            ddl.log(
                new DropRollupOp(
                    target.databaseId(), table.id, table.name, rollup.id, rollup.name));
          }
        });
  }
}
