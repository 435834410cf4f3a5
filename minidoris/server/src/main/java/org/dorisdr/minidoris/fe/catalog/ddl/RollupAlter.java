package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobsOp;
import org.dorisdr.sql.stock.catalog.AddRollups;
import org.dorisdr.sql.stock.catalog.RollupDef;

/** Starts a job for each new rollup of a statement, which fills it. */
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
          List<IndexMeta> metas = new ArrayList<>();
          for (RollupDef def : defs) {
            metas.add(RollupBuilder.build(table, def, metas));
          }
          ddl.log(new AlterJobsOp(metas.stream().map(meta -> job(table, meta)).toList()));
        });
  }

  private AlterJob job(OlapTable table, IndexMeta meta) {
    AlterJob job = SchemaChangeStart.newJob(ddl, target.databaseId(), table, AlterJob.ROLLUP, "");
    meta.id = ddl.nextId();
    meta.shadow = true;
    job.indexes.put(meta.id, table.baseIndexId);
    job.schemas.put(meta.id, meta);
    SchemaChangeStart.addTablets(ddl, table, job);
    return job;
  }
}
