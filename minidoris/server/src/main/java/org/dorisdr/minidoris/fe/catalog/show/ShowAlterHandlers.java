package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Collection;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.AlterJobs;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowAlter;
import org.dorisdr.sql.stock.catalog.ShowBuildIndex;

/** Shows schema change, rollup and index jobs of a database. */
final class ShowAlterHandlers {
  private final Ddl ddl;

  ShowAlterHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult jobs(Session session, ShowAlter statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.database());
          boolean columns = statement.kind().equals("COLUMN");
          Collection<AlterJob> jobs =
              jobs().of(columns ? AlterJob.SCHEMA_CHANGE : AlterJob.ROLLUP, database.id).values();
          ShowRows rows = columns ? AlterJobRows.schemaChanges(jobs) : AlterJobRows.rollups(jobs);
          return rows.filter(AlterFilter.checked(statement.filter(), rows.columns()), "TableName")
              .result();
        });
  }

  private AlterJobs jobs() {
    return ddl.fe().catalogManager().jobs();
  }

  StatementResult indexJobs(Session session, ShowBuildIndex statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.database());
          var jobs = jobs().indexJobs().stream().filter(j -> j.dbId() == database.id).toList();
          return AlterJobRows.indexBuilds(jobs).filter(statement.filter(), "TableName").result();
        });
  }
}
