package org.dorisdr.sql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dorisdr.sql.DorisDrParser.BackupSnapshotContext;
import org.dorisdr.sql.DorisDrParser.CancelBackupContext;
import org.dorisdr.sql.DorisDrParser.CancelRestoreContext;
import org.dorisdr.sql.DorisDrParser.ConditionContext;
import org.dorisdr.sql.DorisDrParser.CreateBackupScheduleContext;
import org.dorisdr.sql.DorisDrParser.CronContext;
import org.dorisdr.sql.DorisDrParser.DropBackupScheduleContext;
import org.dorisdr.sql.DorisDrParser.DropSnapshotContext;
import org.dorisdr.sql.DorisDrParser.EveryContext;
import org.dorisdr.sql.DorisDrParser.ExplainRestoreContext;
import org.dorisdr.sql.DorisDrParser.InDatabaseContext;
import org.dorisdr.sql.DorisDrParser.PartitionsContext;
import org.dorisdr.sql.DorisDrParser.PauseBackupScheduleContext;
import org.dorisdr.sql.DorisDrParser.RestoreContext;
import org.dorisdr.sql.DorisDrParser.ResumeBackupScheduleContext;
import org.dorisdr.sql.DorisDrParser.RetainCountContext;
import org.dorisdr.sql.DorisDrParser.RetainSpanContext;
import org.dorisdr.sql.DorisDrParser.RetentionContext;
import org.dorisdr.sql.DorisDrParser.RhythmContext;
import org.dorisdr.sql.DorisDrParser.RunBackupScheduleContext;
import org.dorisdr.sql.DorisDrParser.ShowBackupContext;
import org.dorisdr.sql.DorisDrParser.ShowBackupSchedulesContext;
import org.dorisdr.sql.DorisDrParser.ShowRestoreContext;
import org.dorisdr.sql.DorisDrParser.ShowSnapshotContext;
import org.dorisdr.sql.DorisDrParser.SnapshotFilterContext;
import org.dorisdr.sql.DorisDrParser.SnapshotObjectContext;
import org.dorisdr.sql.DorisDrParser.SnapshotObjectsContext;
import org.dorisdr.sql.DorisDrParser.VerifySnapshotContext;

/** Builds the records of backups, restores, snapshots and schedules. */
class BackupStatementBuilder extends SyncStatementBuilder {
  BackupStatementBuilder(TreeReader read) {
    super(read);
  }

  @Override
  public DrStatement visitBackupSnapshot(BackupSnapshotContext tree) {
    return new BackupSnapshot(
        read.qualified(tree.label),
        read.name(tree.repository),
        objects(tree.snapshotObjects()),
        read.properties(tree.properties()));
  }

  @Override
  public RestoreSnapshot visitRestore(RestoreContext tree) {
    return new RestoreSnapshot(
        read.qualified(tree.label),
        read.name(tree.repository),
        objects(tree.snapshotObjects()),
        read.properties(tree.properties()));
  }

  @Override
  public DrStatement visitExplainRestore(ExplainRestoreContext tree) {
    return new ExplainRestore(visitRestore(tree.restore()));
  }

  private SnapshotObjects objects(SnapshotObjectsContext tree) {
    if (tree == null) {
      return SnapshotObjects.ALL;
    }
    return new SnapshotObjects(
        read.word(SnapshotObjects.Mode.class, tree.how),
        tree.snapshotObject().stream().map(this::object).toList());
  }

  private SnapshotObjects.Table object(SnapshotObjectContext tree) {
    return new SnapshotObjects.Table(
        read.qualified(tree.table), partitions(tree.partitions()), read.optional(tree.alias));
  }

  private List<Name> partitions(PartitionsContext tree) {
    if (tree == null) {
      return List.of();
    }
    return tree.name() != null
        ? List.of(read.name(tree.name()))
        : read.distinctNames(tree.nameList());
  }

  @Override
  public DrStatement visitCancelBackup(CancelBackupContext tree) {
    return new CancelBackup(database(tree.inDatabase()));
  }

  @Override
  public DrStatement visitCancelRestore(CancelRestoreContext tree) {
    return new CancelRestore(database(tree.inDatabase()));
  }

  private Optional<Name> database(InDatabaseContext tree) {
    return Optional.ofNullable(tree).map(t -> read.name(t.name()));
  }

  @Override
  public DrStatement visitShowBackup(ShowBackupContext tree) {
    return new ShowBackup(database(tree.inDatabase()), filter(tree.snapshotFilter()));
  }

  @Override
  public DrStatement visitShowRestore(ShowRestoreContext tree) {
    return new ShowRestore(
        tree.BRIEF() != null, database(tree.inDatabase()), filter(tree.snapshotFilter()));
  }

  @Override
  public DrStatement visitShowSnapshot(ShowSnapshotContext tree) {
    return new ShowSnapshot(
        read.name(tree.repository), tree.condition().stream().map(this::condition).toList());
  }

  private Optional<Condition> filter(SnapshotFilterContext tree) {
    if (tree == null) {
      return Optional.empty();
    }
    if (tree.condition() != null) {
      return Optional.of(condition(tree.condition()));
    }
    return read.like(tree.like()).map(text -> new Condition(Name.of("SnapshotName"), true, text));
  }

  private Condition condition(ConditionContext tree) {
    return new Condition(read.name(tree.column), tree.LIKE() != null, read.string(tree.STRING()));
  }

  @Override
  public DrStatement visitCreateBackupSchedule(CreateBackupScheduleContext tree) {
    return new CreateBackupSchedule(
        tree.IF() != null,
        read.name(tree.name(0)),
        read.name(tree.database),
        read.tables(tree.tableFilter()),
        read.names(tree.repositories),
        rhythm(tree.rhythm()),
        retention(tree.retention()),
        read.properties(tree.properties()));
  }

  private Rhythm rhythm(RhythmContext tree) {
    if (tree instanceof CronContext cron) {
      return new Rhythm.Cron(read.string(cron.STRING()));
    }
    EveryContext every = (EveryContext) tree;
    return new Rhythm.Every(
        read.positive(every.number()),
        read.word(TimeUnit.class, every.unit),
        Optional.ofNullable(every.STRING()).map(read::string));
  }

  private Retention retention(List<RetentionContext> trees) {
    OptionalLong count = OptionalLong.empty();
    Optional<Retention.Span> span = Optional.empty();
    for (RetentionContext tree : trees) {
      boolean twice = tree instanceof RetainCountContext ? count.isPresent() : span.isPresent();
      if (twice) {
        String problem = "this RETAIN clause is given twice";
        throw new TreeReader.Refused(SyntaxError.of(read.position(tree.start), problem));
      }
      if (tree instanceof RetainSpanContext age) {
        TimeUnit unit = read.word(TimeUnit.class, age.unit);
        span = Optional.of(new Retention.Span(read.positive(age.number()), unit));
      } else {
        count = OptionalLong.of(read.positive(((RetainCountContext) tree).number()));
      }
    }
    return new Retention(count, span);
  }

  @Override
  public DrStatement visitPauseBackupSchedule(PauseBackupScheduleContext tree) {
    return new PauseBackupSchedule(read.name(tree.name()));
  }

  @Override
  public DrStatement visitResumeBackupSchedule(ResumeBackupScheduleContext tree) {
    return new ResumeBackupSchedule(read.name(tree.name()));
  }

  @Override
  public DrStatement visitDropBackupSchedule(DropBackupScheduleContext tree) {
    return new DropBackupSchedule(tree.IF() != null, read.name(tree.name()));
  }

  @Override
  public DrStatement visitRunBackupSchedule(RunBackupScheduleContext tree) {
    return new RunBackupSchedule(read.name(tree.name()));
  }

  @Override
  public DrStatement visitShowBackupSchedules(ShowBackupSchedulesContext tree) {
    return new ShowBackupSchedules(read.like(tree.like()));
  }

  @Override
  public DrStatement visitDropSnapshot(DropSnapshotContext tree) {
    return new DropSnapshot(
        read.name(tree.label), read.name(tree.repository), read.time(tree.snapshotTime()));
  }

  @Override
  public DrStatement visitVerifySnapshot(VerifySnapshotContext tree) {
    return new VerifySnapshot(
        read.name(tree.label),
        read.name(tree.repository),
        read.time(tree.snapshotTime()),
        tree.level == null
            ? VerifySnapshot.Level.FILES
            : read.word(VerifySnapshot.Level.class, tree.level));
  }
}
