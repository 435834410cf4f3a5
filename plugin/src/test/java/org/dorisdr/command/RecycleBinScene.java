package org.dorisdr.command;

import java.util.Arrays;
import java.util.List;
import org.dorisdr.host.LocalSql;
import org.dorisdr.job.JsonStore;
import org.dorisdr.recyclebin.DatabaseRecovery;
import org.dorisdr.recyclebin.RecoverPlanner;
import org.dorisdr.recyclebin.RecoveryTimes;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.ExplainRecover;
import org.dorisdr.sql.ParsedStatement;
import org.dorisdr.sql.PurgeRecycleBin;
import org.dorisdr.sql.RecoverTables;
import org.dorisdr.sql.ShowRecycleBin;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.BeforeEach;

/**
 * A recycle bin with databases, tables and partitions of all kinds, and the statements about it.
 */
abstract class RecycleBinScene {
  static final LocalSql.Result OK = new LocalSql.Result(List.of(), List.of());

  final MemoryHost host = new MemoryHost();
  final RecycleBin bin = new RecycleBin(host.localSql());
  private final RecoverPrivileges privileges = new RecoverPrivileges(host.accessControl());
  private final DatabaseRecovery databases =
      new DatabaseRecovery(
          host.droppedDatabases(),
          new JsonStore(host.metaStore()),
          host.localSql(),
          host.clock(),
          host.localCluster());
  final Recovery recovery =
      new Recovery(
          new RecoverPlanner(
              bin, host.localSql(), host.droppedDatabases(), host.droppedPartitions()),
          privileges,
          bin,
          databases,
          host.localSql(),
          host.clock(),
          new RecoveryTimes(new JsonStore(host.metaStore()), host.clock()));

  @BeforeEach
  void fillTheBin() {
    answer(
        "SHOW CATALOG RECYCLE BIN",
        "Type,Name,DbId,TableId,PartitionId,DropTime,DataSize,RemoteDataSize",
        "Database,gone,20,,,2026-01-02 00:00:00,0,0",
        "Table,t,10,101,,2026-01-01 10:00:00,1.000 KB,0",
        "Table,t,10,102,,2026-01-01 12:00:00,2.000 KB,0",
        "Table,forced,10,103,,,0,0",
        "Table,inside,20,104,,2026-01-02 00:00:00,0,0",
        "Table,u,10,105,,2026-01-01 13:00:00,0,0",
        "Partition,p1,10,110,1001,2026-01-01 09:00:00,0,0");
    answer("SHOW PROC '/dbs'", "DbId,DbName", "10,d");
    answer("SHOW PROC '/dbs/10'", "TableId,TableName", "110,live");
    answer(
        "ADMIN SHOW FRONTEND CONFIG LIKE 'catalog_trash_expire_second'",
        "Key,Value",
        "catalog_trash_expire_second,3600");
    setting("catalog_trash_ignore_min_erase_latency", "false");
    setting("max_same_name_catalog_trash_num", "3");
    answer("SHOW TABLES FROM `d`", "Tables_in_d", "live", "u");
    answer("SHOW DATABASES", "Database", "d");
    answer("SHOW PARTITIONS FROM `d`.`live`", "PartitionId,PartitionName", "1,p0", "2,p1");
    answer("SHOW PROC '/dbs/10/110/index_schema'", "IndexId,IndexName", "120,live");
  }

  void answer(String sql, String columns, String... rows) {
    List<List<String>> values =
        Arrays.stream(rows).map(row -> Arrays.asList(row.split(",", -1))).toList();
    host.answers.put(sql, new LocalSql.Result(List.of(columns.split(",")), values));
  }

  void setting(String key, String value) {
    answer("ADMIN SHOW FRONTEND CONFIG LIKE '" + key + "'", "Key,Value", key + "," + value);
  }

  Answer run(String sql) throws Exception {
    DrStatement statement = ((ParsedStatement.Known) DrParser.parse(sql).get(0)).statement();
    if (statement instanceof ShowRecycleBin show) {
      return new ShowRecycleBinCommand(
              bin,
              host.localSql(),
              host.droppedPartitions(),
              databases,
              privileges,
              host.localCluster())
          .run(show, MemoryHost.CALLER);
    }
    if (statement instanceof PurgeRecycleBin purge) {
      Privileges global = new Privileges(host.accessControl());
      return new PurgeRecycleBinCommand(bin, databases, global).run(purge, MemoryHost.CALLER);
    }
    if (statement instanceof RecoverTables tables) {
      return new RecoverTablesCommand(recovery).run(tables, MemoryHost.CALLER);
    }
    if (statement instanceof ExplainRecover explain) {
      return new ExplainRecoverCommand(recovery, null).run(explain, MemoryHost.CALLER);
    }
    return new RecoverCommand(recovery).run(statement, MemoryHost.CALLER);
  }
}
