package org.dorisdr.minidoris.fe.catalog;

import org.dorisdr.minidoris.fe.catalog.op.AddPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.AlterDatabasePropertiesOp;
import org.dorisdr.minidoris.fe.catalog.op.AlterDatabaseQuotaOp;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobOp;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobsOp;
import org.dorisdr.minidoris.fe.catalog.op.AlterMaterializedViewOp;
import org.dorisdr.minidoris.fe.catalog.op.CreateDatabaseOp;
import org.dorisdr.minidoris.fe.catalog.op.CreateTableOp;
import org.dorisdr.minidoris.fe.catalog.op.DropDatabaseOp;
import org.dorisdr.minidoris.fe.catalog.op.DropPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.DropRollupOp;
import org.dorisdr.minidoris.fe.catalog.op.DropTableOp;
import org.dorisdr.minidoris.fe.catalog.op.IndexJobOp;
import org.dorisdr.minidoris.fe.catalog.op.LightSchemaChangeOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyColocationOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyColumnsOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyCommentOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyDistributionOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyDistributionTypeOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyIndexesOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyPartitionsOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyTablePropertiesOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyViewOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameColumnOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameDatabaseOp;
import org.dorisdr.minidoris.fe.catalog.op.RenamePartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameRollupOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameTableOp;
import org.dorisdr.minidoris.fe.catalog.op.ReplacePartitionsOp;
import org.dorisdr.minidoris.fe.catalog.op.ReplaceTableOp;
import org.dorisdr.minidoris.fe.catalog.op.TruncateTableOp;
import org.dorisdr.minidoris.fe.catalog.op.UpdateAutoIncrementOp;
import org.dorisdr.minidoris.fe.journal.OpRegistry;

/** Names of the catalog's journal operations. */
final class CatalogOps {
  private CatalogOps() {}

  static void register(OpRegistry ops) {
    ops.register("OP_CREATE_DB", CreateDatabaseOp.class);
    ops.register("OP_DROP_DB", DropDatabaseOp.class);
    ops.register("OP_ALTER_DATABASE_PROPERTY", AlterDatabasePropertiesOp.class);
    ops.register("OP_ALTER_DB", AlterDatabaseQuotaOp.class);
    ops.register("OP_RENAME_DB", RenameDatabaseOp.class);
    ops.register("OP_CREATE_TABLE", CreateTableOp.class);
    ops.register("OP_DROP_TABLE", DropTableOp.class);
    ops.register("OP_ADD_PARTITION", AddPartitionOp.class);
    ops.register("OP_DROP_PARTITION", DropPartitionOp.class);
    ops.register("OP_RENAME_PARTITION", RenamePartitionOp.class);
    ops.register("OP_BATCH_MODIFY_PARTITION", ModifyPartitionsOp.class);
    ops.register("OP_REPLACE_TEMP_PARTITION", ReplacePartitionsOp.class);
    ops.register("OP_RENAME_TABLE", RenameTableOp.class);
    ops.register("OP_RENAME_ROLLUP", RenameRollupOp.class);
    ops.register("OP_RENAME_COLUMN", RenameColumnOp.class);
    ops.register("OP_MODIFY_TABLE_LIGHT_SCHEMA_CHANGE", ModifyColumnsOp.class);
    ops.register("OP_ALTER_LIGHT_SCHEMA_CHANGE", LightSchemaChangeOp.class);
    ops.register("OP_INVERTED_INDEX", ModifyIndexesOp.class);
    ops.register("OP_INDEX_CHANGE_JOB", IndexJobOp.class);
    ops.register("OP_MODIFY_COMMENT", ModifyCommentOp.class);
    ops.register("OP_MODIFY_TABLE_PROPERTIES", ModifyTablePropertiesOp.class);
    ops.register("OP_MODIFY_TABLE_COLOCATE", ModifyColocationOp.class);
    ops.register("OP_REPLACE_TABLE", ReplaceTableOp.class);
    ops.register("OP_TRUNCATE_TABLE", TruncateTableOp.class);
    ops.register("OP_MODIFY_DISTRIBUTION_BUCKET_NUM", ModifyDistributionOp.class);
    ops.register("OP_MODIFY_DISTRIBUTION_TYPE", ModifyDistributionTypeOp.class);
    ops.register("OP_MODIFY_VIEW_DEF", ModifyViewOp.class);
    ops.register("OP_ALTER_MTMV", AlterMaterializedViewOp.class);
    ops.register("OP_DROP_ROLLUP", DropRollupOp.class);
    ops.register("OP_UPDATE_AUTO_INCREMENT_ID", UpdateAutoIncrementOp.class);
    ops.register("OP_ALTER_JOB_V2", AlterJobOp.class);
    ops.register("OP_BATCH_ADD_ROLLUP", AlterJobsOp.class);
  }
}
