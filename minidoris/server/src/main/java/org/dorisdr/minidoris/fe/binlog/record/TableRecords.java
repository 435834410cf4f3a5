package org.dorisdr.minidoris.fe.binlog.record;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.json.TableDefaults;
import org.dorisdr.minidoris.fe.catalog.op.AlterDatabasePropertiesOp;
import org.dorisdr.minidoris.fe.catalog.op.CreateTableOp;
import org.dorisdr.minidoris.fe.catalog.op.DropTableOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyCommentOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyTablePropertiesOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameTableOp;
import org.dorisdr.minidoris.fe.catalog.op.ReplaceTableOp;
import org.dorisdr.minidoris.fe.catalog.op.TruncateTableOp;
import org.dorisdr.thrift.TBinlogType;

/** Records of changes to whole tables and databases. Stateless. */
final class TableRecords {
  private TableRecords() {}

  static void register(RecordBuilders builders) {
    builders.add(AlterDatabasePropertiesOp.class, TableRecords::databaseProperties);
    builders.add(CreateTableOp.class, TableRecords::create);
    builders.add(DropTableOp.class, TableRecords::drop);
    builders.add(ModifyCommentOp.class, TableRecords::comment);
    builders.add(ModifyTablePropertiesOp.class, TableRecords::properties);
    builders.add(RenameTableOp.class, TableRecords::rename);
    builders.add(ReplaceTableOp.class, TableRecords::replace);
    builders.add(TruncateTableOp.class, TableRecords::truncate);
  }

  private static BinlogRecord databaseProperties(
      Frontend frontend, AlterDatabasePropertiesOp op, long seq) {
    return new Payload()
        .with("dbId", op.dbId())
        .with("dbName", op.dbName())
        .with("properties", op.properties())
        .record(TBinlogType.ALTER_DATABASE_PROPERTY, op.dbId(), 0, seq, 0);
  }

  private static BinlogRecord create(Frontend frontend, CreateTableOp op, long seq) {
    Table table = op.table();
    boolean olap = table instanceof OlapTable;
    // A hash map, to have Doris's order.
    Map<String, String> properties =
        olap ? new HashMap<>(TableDefaults.of((OlapTable) table)) : Map.of();
    return new Payload()
        .with("commitSeq", seq)
        .with("dbId", op.dbId())
        .with("dbName", op.dbName())
        .with("tableId", table.id)
        .with("tableName", table.name)
        .with("tableType", olap ? "OLAP" : "VIEW")
        .with("sql", DdlTexts.create(table, true, false))
        .with("properties", properties)
        .record(TBinlogType.CREATE_TABLE, op.dbId(), table.id, seq, table.createTime * 1000);
  }

  private static BinlogRecord drop(Frontend frontend, DropTableOp op, long seq) {
    String kind = op.isView() ? "VIEW" : "TABLE";
    return new Payload()
        .with("commitSeq", seq)
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .with("tableName", op.tableName())
        .with("isView", op.isView())
        .with("rawSql", "DROP " + kind + " IF EXISTS `" + op.tableName() + "`")
        .record(TBinlogType.DROP_TABLE, op.dbId(), op.tableId(), seq, op.recycleTime());
  }

  private static BinlogRecord comment(Frontend frontend, ModifyCommentOp op, long seq) {
    return new Payload()
        .with("type", op.type())
        .with("dbId", op.dbId())
        .with("tblId", op.tblId())
        .with("colToComment", op.colToComment())
        .with("tblComment", op.tblComment())
        .record(TBinlogType.MODIFY_COMMENT, op.dbId(), op.tblId(), seq, 0);
  }

  private static BinlogRecord properties(Frontend frontend, ModifyTablePropertiesOp op, long seq) {
    StringJoiner sql = new StringJoiner(" ,", "SET (", " )");
    op.properties().forEach((k, v) -> sql.add("\"" + k + "\" = \"" + v + "\""));
    return new Payload()
        .with("dbId", op.dbId())
        .with("tableId", op.tableId())
        .with("tableName", op.tableName())
        .with("properties", op.properties())
        .with("sql", sql.toString())
        .record(TBinlogType.MODIFY_TABLE_PROPERTY, op.dbId(), op.tableId(), seq, 0);
  }

  private static BinlogRecord rename(Frontend frontend, RenameTableOp op, long seq) {
    return Renames.payload(op.db(), op.tb(), -1, -1, op.nT(), op.oT(), "", "", "", "")
        .record(TBinlogType.RENAME_TABLE, op.db(), op.tb(), seq, 0);
  }

  private static BinlogRecord replace(Frontend frontend, ReplaceTableOp op, long seq) {
    return new Payload()
        .with("dbId", op.dbId())
        .with("origTblId", op.origTblId())
        .with("origTblName", op.origTblName())
        .with("newTblName", op.newTblName())
        .with("actualNewTblName", op.actualNewTblName())
        .with("swapTable", op.swapTable())
        .with("isForce", op.isForce())
        .record(TBinlogType.REPLACE_TABLE, op.dbId(), op.origTblId(), seq, op.recycleTime());
  }

  private static BinlogRecord truncate(Frontend frontend, TruncateTableOp op, long seq) {
    return new Payload()
        .with("dbId", op.dbId())
        .with("db", op.db())
        .with("tblId", op.tblId())
        .with("table", op.table())
        .with("isEntireTable", op.isEntireTable())
        .with("rawSql", op.rawSql())
        .with("op", op.op())
        .record(TBinlogType.TRUNCATE_TABLE, op.dbId(), op.tblId(), seq, op.recycleTime());
  }
}
