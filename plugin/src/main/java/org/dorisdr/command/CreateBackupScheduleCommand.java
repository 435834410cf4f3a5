package org.dorisdr.command;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.backup.snapshot.MaterializedViews;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.SystemDatabases;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Host;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.recyclebin.Moment;
import org.dorisdr.sql.CreateBackupSchedule;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.Rhythm;
import org.dorisdr.sql.TableFilter;

/** CREATE BACKUP SCHEDULE: checks all that it names, and plans the first run. */
public final class CreateBackupScheduleCommand implements Command<CreateBackupSchedule> {
  /** So many planned times must give different labels. */
  private static final int PROBES = 200;

  private static final long MAX_COUNT = 100_000;

  private final Schedules schedules;
  private final Privileges privileges;
  private final Host host;

  public CreateBackupScheduleCommand(Schedules schedules, Privileges privileges, Host host) {
    this.schedules = schedules;
    this.privileges = privileges;
    this.host = host;
  }

  @Override
  public Answer run(CreateBackupSchedule statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    ScheduleRecord record = new ScheduleRecord();
    record.name = Identifiers.checked("backup schedule", statement.name());
    if (schedules.find(record.name).isPresent()) {
      if (statement.ifNotExists()) {
        return Answer.DONE;
      }
      throw new CommandException(
          "backup schedule '%s' already exists. HINT: DROP BACKUP SCHEDULE removes it"
              .formatted(record.name));
    }
    record.id = schedules.store().nextId();
    record.database = statement.database().text();
    record.creator = caller.user();
    record.createdMs = host.clock().now().toEpochMilli();
    record.sinceMs = record.createdMs / 1000 * 1000 - 1;
    ScheduleProperties.read(statement.properties(), record, host.localCluster().zone());
    rhythm(record, statement.rhythm());
    retention(record, statement);
    String warning = objects(record, statement.tables());
    repositories(record, statement.repositories());
    labels(record);
    schedules.create(record);
    return Answer.done(warning);
  }

  private void rhythm(ScheduleRecord record, Rhythm rhythm) throws CommandException, HostException {
    if (rhythm instanceof Rhythm.Cron cron) {
      record.cron = cron.expression();
    } else if (rhythm instanceof Rhythm.Every every) {
      record.every = limited("EVERY", every.count());
      record.unit = every.unit();
      LocalDateTime now =
          LocalDateTime.ofInstant(host.clock().now(), ZoneId.of(record.zone))
              .truncatedTo(ChronoUnit.SECONDS);
      LocalDateTime starts = every.starts().isPresent() ? Moment.parse(every.starts().get()) : now;
      record.starts = starts.toString();
    }
    try {
      if (record.timetable().next(host.clock().now()).isEmpty()) {
        throw new CommandException(
            "the schedule has no planned time: '%s'. HINT: name a day that there is, as in '30 2 * * *'"
                .formatted(record.cron));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "'%s' is no cron expression: %s. HINT: minute hour day-of-month month day-of-week, as in '30 2 * * *'"
              .formatted(record.cron, e.getMessage()),
          e);
    }
  }

  private static long limited(String clause, long count) throws CommandException {
    if (count > MAX_COUNT) {
      throw new CommandException(
          "%s takes 1 to %d, not %d. HINT: a longer unit needs a smaller number"
              .formatted(clause, MAX_COUNT, count));
    }
    return count;
  }

  private static void retention(ScheduleRecord record, CreateBackupSchedule statement)
      throws CommandException {
    if (statement.retention().count().isPresent()) {
      record.retainCount = limited("RETAIN", statement.retention().count().getAsLong());
    }
    if (statement.retention().span().isPresent()) {
      long count = limited("RETAIN FOR", statement.retention().span().get().count());
      record.retainSeconds = count * statement.retention().span().get().unit().length().toSeconds();
    }
  }

  /** Returns what may not be meant so; null = nothing. */
  private String objects(ScheduleRecord record, TableFilter filter)
      throws CommandException, HostException {
    if (SystemDatabases.onlyShows(record.database)) {
      throw new CommandException(SystemDatabases.refusal(record.database));
    }
    if (!host.localSql().names("SHOW DATABASES").contains(record.database)) {
      throw NumberedException.unknownDatabase(record.database, "SHOW DATABASES lists them");
    }
    List<String> named = filter.tables().stream().map(Name::text).distinct().toList();
    boolean excluding = filter.mode() == TableFilter.Mode.EXCLUDE;
    (excluding ? record.exclude : record.include).addAll(named);
    Set<String> there = host.localSql().names("SHOW TABLES FROM " + Names.quote(record.database));
    List<String> missing = named.stream().filter(table -> !there.contains(table)).toList();
    if (missing.isEmpty()) {
      return MaterializedViews.leftOut(
          host.localSql(),
          record.database,
          table -> named.isEmpty() || named.contains(table) != excluding);
    }
    if (excluding) {
      return "database '%s' has no table '%s': nothing is left out before there is one. HINT: if a name is mistyped, DROP BACKUP SCHEDULE %s and create it again"
          .formatted(record.database, String.join("', '", missing), record.name);
    }
    throw new CommandException(
        "Unknown table '%s' in %s. HINT: SHOW TABLES FROM %s lists them"
            .formatted(missing.get(0), record.database, Names.quote(record.database)));
  }

  private void repositories(ScheduleRecord record, List<Name> names)
      throws CommandException, HostException {
    for (Name name : names) {
      Optional<Repository> found = host.repositories().find(name.text());
      if (found.isEmpty()) {
        throw new CommandException(
            "Repository %s does not exist. HINT: SHOW REPOSITORIES lists them"
                .formatted(name.text()));
      }
      if (found.get().readOnly()) {
        throw new CommandException(
            "Repository %s is read only. HINT: name one that was made without READ ONLY: SHOW REPOSITORIES"
                .formatted(name.text()));
      }
      if (record.repositories.contains(name.text())) {
        throw new CommandException(
            "Repository %s is named twice. HINT: name each repository once".formatted(name.text()));
      }
      record.repositories.add(name.text());
    }
  }

  /** A label that comes again would make a later backup fail. */
  private void labels(ScheduleRecord record) throws CommandException {
    Set<String> seen = new HashSet<>();
    Optional<Instant> at = Optional.of(host.clock().now());
    try {
      for (int i = 0; i < PROBES; i++) {
        at = record.timetable().next(at.get());
        if (at.isEmpty()) {
          return;
        }
        String label = record.label(at.get());
        if (!seen.add(label)) {
          throw new CommandException(
              "the label '%s' would come twice: two runs need two labels. HINT: add more of the date, as in {yyyyMMdd_HHmmss}"
                  .formatted(label));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }
}
