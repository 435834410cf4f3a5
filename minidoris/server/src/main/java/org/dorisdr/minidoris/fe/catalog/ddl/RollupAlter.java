package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobOp;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddRollups;
import org.dorisdr.sql.stock.catalog.RollupDef;

/** Starts the job that fills a new rollup. */
final class RollupAlter {
  private final Ddl ddl;
  private final AlterTarget target;

  RollupAlter(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void add(AddRollups clause) {
    List<RollupDef> defs = clause.rollups();
    defs.forEach(def -> NameChecks.table(ddl, def.name()));
    ddl.change(
        () -> {
          OlapTable table = target.table();
          DatabaseQuotas.checkAnyLeft(target.database());
          if (defs.size() != 1) {
            throw StatementError.general("not supported yet: several rollups in one statement");
          }
          IndexMeta meta = RollupBuilder.build(table, defs.get(0));
          AlterJob job = SchemaChangeStart.newJob(ddl, target.databaseId(), table, "ROLLUP", "");
          meta.id = ddl.nextId();
          meta.shadow = true;
          job.indexes.put(meta.id, table.baseIndexId);
          job.schemas.put(meta.id, meta);
          SchemaChangeStart.addTablets(ddl, table, job);
          ddl.log(new AlterJobOp(job));
        });
  }
}
