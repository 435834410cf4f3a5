package org.dorisdr.sql;

import java.util.List;
import java.util.Optional;
import org.dorisdr.sql.DorisDrParser.ExplainRecoverContext;
import org.dorisdr.sql.DorisDrParser.PurgeRecycleBinContext;
import org.dorisdr.sql.DorisDrParser.RecoverDatabaseContext;
import org.dorisdr.sql.DorisDrParser.RecoverPartitionContext;
import org.dorisdr.sql.DorisDrParser.RecoverTableContext;
import org.dorisdr.sql.DorisDrParser.RecoverTablesContext;
import org.dorisdr.sql.DorisDrParser.SetFrontendConfigContext;
import org.dorisdr.sql.DorisDrParser.ShowFrontendConfigContext;
import org.dorisdr.sql.DorisDrParser.ShowRecycleBinContext;

/** Builds the record of any statement: here those of the recycle bin and the configuration. */
final class StatementBuilder extends BackupStatementBuilder {
  StatementBuilder(TreeReader read) {
    super(read);
  }

  @Override
  public DrStatement visitShowRecycleBin(ShowRecycleBinContext tree) {
    return new ShowRecycleBin(read.optional(tree.database), read.like(tree.like()));
  }

  @Override
  public DrStatement visitPurgeRecycleBin(PurgeRecycleBinContext tree) {
    Optional<ObjectKind> kind =
        Optional.ofNullable(tree.kind).map(word -> read.word(ObjectKind.class, word));
    return new PurgeRecycleBin(kind, read.optional(tree.number()));
  }

  @Override
  public DrStatement visitRecoverDatabase(RecoverDatabaseContext tree) {
    return new RecoverDatabase(
        read.name(tree.name(0)),
        read.optional(tree.number()),
        read.optional(tree.alias),
        read.asOf(tree.asOf()));
  }

  @Override
  public DrStatement visitRecoverTable(RecoverTableContext tree) {
    return new RecoverTable(
        read.qualified(tree.qualifiedName()),
        read.optional(tree.number()),
        read.optional(tree.alias),
        read.asOf(tree.asOf()));
  }

  @Override
  public DrStatement visitRecoverPartition(RecoverPartitionContext tree) {
    return new RecoverPartition(
        read.name(tree.name(0)),
        read.optional(tree.number()),
        read.optional(tree.alias),
        read.qualified(tree.qualifiedName()),
        read.asOf(tree.asOf()));
  }

  @Override
  public DrStatement visitRecoverTables(RecoverTablesContext tree) {
    List<Name> tables = tree.ALL() != null ? List.of() : read.distinctNames(tree.nameList());
    return new RecoverTables(
        tables, read.name(tree.name()), Optional.ofNullable(tree.STRING()).map(read::string));
  }

  @Override
  public DrStatement visitExplainRecover(ExplainRecoverContext tree) {
    return new ExplainRecover(visit(tree.recover()));
  }

  @Override
  public DrStatement visitSetFrontendConfig(SetFrontendConfigContext tree) {
    boolean all = !tree.ALL().isEmpty();
    PropertyList properties =
        tree.propertyList() == null ? PropertyList.EMPTY : read.properties(tree.propertyList());
    return new SetFrontendConfig(all, properties);
  }

  @Override
  public DrStatement visitShowFrontendConfig(ShowFrontendConfigContext tree) {
    return new ShowFrontendConfig(read.like(tree.like()));
  }
}
