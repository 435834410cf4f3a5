package org.dorisdr.sql.stock.backup;

import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of repositories, backups and the recycle bin. One use a statement. */
public final class BackupBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitCreateRepository(StockParser.CreateRepositoryContext ctx) {
    return new CreateRepository(
        StockTexts.name(ctx.name),
        ctx.READ() != null,
        ctx.type.getText().toUpperCase(Locale.ROOT),
        StockTexts.name(ctx.storage),
        StockTexts.unquote(ctx.location.getText()),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitAlterRepository(StockParser.AlterRepositoryContext ctx) {
    return new AlterRepository(
        StockTexts.name(ctx.name), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitDropRepository(StockParser.DropRepositoryContext ctx) {
    return new DropRepository(StockTexts.name(ctx.name));
  }

  @Override
  public StockStatement visitShowRepositories(StockParser.ShowRepositoriesContext ctx) {
    return new ShowRepositories();
  }

  @Override
  public StockStatement visitShowCreateRepository(StockParser.ShowCreateRepositoryContext ctx) {
    return new ShowCreateRepository(StockTexts.name(ctx.name));
  }

  @Override
  public StockStatement visitShowSnapshot(StockParser.ShowSnapshotContext ctx) {
    return new ShowSnapshot(StockTexts.name(ctx.name), conditions(ctx.backupFilter()));
  }

  @Override
  public StockStatement visitBackupSnapshot(StockParser.BackupSnapshotContext ctx) {
    return new BackupSnapshot(
        StockTexts.parts(ctx.label),
        StockTexts.name(ctx.repo),
        ctx.EXCLUDE() != null,
        objects(ctx.backupObjects()),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitRestoreSnapshot(StockParser.RestoreSnapshotContext ctx) {
    return new RestoreSnapshot(
        StockTexts.parts(ctx.label),
        StockTexts.name(ctx.repo),
        ctx.EXCLUDE() != null,
        objects(ctx.backupObjects()),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitCancelBackupJob(StockParser.CancelBackupJobContext ctx) {
    return new CancelBackupJob(
        ctx.kind.getType() == StockParser.RESTORE, database(ctx.inDatabase()));
  }

  @Override
  public StockStatement visitShowBackup(StockParser.ShowBackupContext ctx) {
    return new ShowBackup(database(ctx.inDatabase()), conditions(ctx.backupFilter()));
  }

  @Override
  public StockStatement visitShowRestore(StockParser.ShowRestoreContext ctx) {
    return new ShowRestore(
        ctx.BRIEF() != null, database(ctx.inDatabase()), conditions(ctx.backupFilter()));
  }

  @Override
  public StockStatement visitRecoverDatabase(StockParser.RecoverDatabaseContext ctx) {
    return new RecoverDatabase(StockTexts.name(ctx.name), id(ctx.id), StockTexts.name(ctx.alias));
  }

  @Override
  public StockStatement visitRecoverTable(StockParser.RecoverTableContext ctx) {
    return new RecoverTable(StockTexts.parts(ctx.name), id(ctx.id), StockTexts.name(ctx.alias));
  }

  @Override
  public StockStatement visitRecoverPartition(StockParser.RecoverPartitionContext ctx) {
    return new RecoverPartition(
        StockTexts.parts(ctx.table),
        StockTexts.name(ctx.partition),
        id(ctx.id),
        StockTexts.name(ctx.alias));
  }

  @Override
  public StockStatement visitShowCatalogRecycleBin(StockParser.ShowCatalogRecycleBinContext ctx) {
    return new ShowRecycleBin(conditions(ctx.backupFilter()));
  }

  @Override
  public StockStatement visitDropCatalogRecycleBin(StockParser.DropCatalogRecycleBinContext ctx) {
    return new DropRecycleBin(StockTexts.unquote(ctx.idType.getText()), id(ctx.id));
  }

  private static long id(Token id) {
    return id == null ? -1 : Long.parseLong(id.getText());
  }

  private static String database(StockParser.InDatabaseContext ctx) {
    return ctx == null ? null : StockTexts.last(ctx.qualifiedName());
  }

  private static List<Condition> conditions(StockParser.BackupFilterContext filter) {
    if (filter == null) {
      return List.of();
    }
    return StockTexts.each(
        filter.backupCondition(),
        c ->
            new Condition(
                StockTexts.name(c.key), c.LIKE() != null, StockTexts.unquote(c.value.getText())));
  }

  private static List<TableRef> objects(StockParser.BackupObjectsContext list) {
    return list == null ? List.of() : StockTexts.each(list.backupObject(), BackupBuilder::object);
  }

  private static TableRef object(StockParser.BackupObjectContext ctx) {
    return new TableRef(
        StockTexts.parts(ctx.name), partitions(ctx.backupPartitions()), StockTexts.name(ctx.alias));
  }

  private static List<String> partitions(StockParser.BackupPartitionsContext ctx) {
    if (ctx == null) {
      return List.of();
    }
    return ctx.identifier() != null
        ? List.of(StockTexts.name(ctx.identifier()))
        : StockTexts.names(ctx.identifierList());
  }
}
