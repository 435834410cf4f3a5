package org.dorisdr.command;

import java.util.List;
import java.util.StringJoiner;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.ShowCreateSyncJob;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncJobRecord;

/** SHOW CREATE SYNC JOB: the statement that would make the same job. */
public final class ShowCreateSyncJobCommand implements ShowCommand<ShowCreateSyncJob> {
  private static final List<String> COLUMNS = List.of("Name", "Create Statement");

  private final SyncJobs jobs;
  private final Privileges privileges;

  public ShowCreateSyncJobCommand(SyncJobs jobs, Privileges privileges) {
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(ShowCreateSyncJob statement, Caller caller)
      throws CommandException, HostException {
    SyncJobRecord job = jobs.get(statement.name().text()).record();
    SyncJobPrivileges.need(privileges, caller, job);
    return new Answer(COLUMNS, List.of(List.of(job.name, text(job))));
  }

  static String text(SyncJobRecord job) {
    StringBuilder sql =
        new StringBuilder("CREATE SYNC JOB ")
            .append(Names.quote(job.name))
            .append(" FROM CLUSTER ")
            .append(Names.quote(job.cluster))
            .append('\n');
    if (job.isTableJob()) {
      sql.append("TABLE ").append(Names.quote(job.sourceDatabase, job.sourceTable));
      sql.append(" INTO TABLE ").append(Names.quote(job.targetDatabase, job.targetTable));
    } else {
      sql.append("DATABASE ").append(Names.quote(job.sourceDatabase));
      sql.append(" INTO DATABASE ").append(Names.quote(job.targetDatabase));
      tables(sql, " INCLUDE TABLES ", job.include);
      tables(sql, " EXCLUDE TABLES ", job.exclude);
    }
    if (!job.properties.isEmpty()) {
      StringJoiner pairs = new StringJoiner(",\n", "\nPROPERTIES (\n", "\n)");
      job.properties.forEach((k, v) -> pairs.add(Names.literal(k) + " = " + Names.literal(v)));
      sql.append(pairs);
    }
    return sql.toString();
  }

  private static void tables(StringBuilder sql, String words, List<String> names) {
    if (!names.isEmpty()) {
      StringJoiner list = new StringJoiner(", ", words + "(", ")");
      names.forEach(name -> list.add(Names.quote(name)));
      sql.append(list);
    }
  }
}
