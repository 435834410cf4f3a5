package org.dorisdr.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.backup.plan.PlannedAction;
import org.dorisdr.backup.plan.RestorePlanner;
import org.dorisdr.backup.request.PropertyChecks;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.backup.schedule.SnapshotVerdicts;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.ExplainRestore;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.RestoreSnapshot;

/** EXPLAIN RESTORE: what would be made, replaced and dropped, and what is in the way. */
public final class ExplainRestoreCommand implements Command<ExplainRestore> {
  private static final List<String> COLUMNS =
      List.of("Action", "Object", "NewName", "Bytes", "Obstacle", "Warning");

  private final RepositoryAccess repositories;
  private final LocalSql sql;
  private final SnapshotVerdicts verdicts;
  private final Privileges privileges;

  public ExplainRestoreCommand(
      RepositoryAccess repositories,
      LocalSql sql,
      SnapshotVerdicts verdicts,
      Privileges privileges) {
    this.repositories = repositories;
    this.sql = sql;
    this.verdicts = verdicts;
    this.privileges = privileges;
  }

  @Override
  public Answer run(ExplainRestore statement, Caller caller)
      throws CommandException, HostException {
    RestoreSnapshot restore = statement.restore();
    String database = restore.label().database().map(Name::text).orElse(caller.database());
    if (database == null) {
      throw NumberedException.noDatabase("write the label as db.label");
    }
    privileges.needDatabase(caller, database, Privilege.LOAD);
    PropertyChecks.explained(restore.properties(), sql);
    Map<String, String> properties = restore.properties().asMap();
    String label = restore.label().last().text();
    String repository = restore.repository().text();
    try (RepositoryAccess.Opened opened = repositories.open(repository)) {
      RestoreOptions options = RestoreOptions.of(properties);
      String timestamp =
          SnapshotChoice.timestamp(
              opened.reader(),
              repository,
              label,
              Optional.ofNullable(properties.get("backup_timestamp")));
      List<PlannedAction> plan = new ArrayList<>();
      if (verdicts.isBad(repository, SnapshotVerdicts.subject(label, timestamp))) {
        plan.add(damaged(repository, label));
      }
      plan.addAll(
          new RestorePlanner(sql, database, options)
              .plan(opened, label, timestamp, restore.objects()));
      return new Answer(COLUMNS, rows(plan, properties, timestamp));
    } catch (IllegalArgumentException e) {
      throw new CommandException(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandException(
          "snapshot '%s' of repository %s cannot be read: %s. HINT: SHOW SNAPSHOT ON %s lists what is there"
              .formatted(label, repository, e.getMessage(), repository),
          e);
    }
  }

  private static PlannedAction damaged(String repository, String label) {
    return new PlannedAction("RESTORE", label, null, 0, null, ProofTexts.damaged(repository));
  }

  private static List<List<String>> rows(
      List<PlannedAction> plan, Map<String, String> properties, String timestamp) {
    List<List<String>> rows = new ArrayList<>();
    if (!properties.containsKey("backup_timestamp")) {
      rows.add(
          Arrays.asList(
              "RESTORE",
              timestamp,
              null,
              "0",
              "Missing backup_timestamp property. HINT: \"backup_timestamp\" = \""
                  + timestamp
                  + "\"",
              null));
    }
    for (PlannedAction action : plan) {
      rows.add(
          Arrays.asList(
              action.action(),
              action.object(),
              action.newName(),
              Long.toString(action.bytes()),
              action.obstacle(),
              action.warning()));
    }
    return rows;
  }
}
