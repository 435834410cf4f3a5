package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.op.AlterDatabasePropertiesOp;
import org.dorisdr.minidoris.fe.catalog.op.AlterDatabaseQuotaOp;
import org.dorisdr.minidoris.fe.catalog.op.CreateDatabaseOp;
import org.dorisdr.minidoris.fe.catalog.op.DropDatabaseOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameDatabaseOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AlterDatabaseProperties;
import org.dorisdr.sql.stock.catalog.AlterDatabaseQuota;
import org.dorisdr.sql.stock.catalog.CreateDatabase;
import org.dorisdr.sql.stock.catalog.DropDatabase;
import org.dorisdr.sql.stock.catalog.RenameDatabase;

/** Runs CREATE, ALTER and DROP DATABASE. */
public final class DatabaseHandlers {
  private static final Set<String> ALWAYS_THERE = Set.of("information_schema", "mysql");

  private final Ddl ddl;

  public DatabaseHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  public StatementResult create(Session session, CreateDatabase statement) {
    NameChecks.database(statement.name());
    BinlogNumbers.checkNew(statement.properties());
    Map<String, String> properties = new LinkedHashMap<>(statement.properties());
    completeBinlog(properties);
    long id = ddl.nextId();
    ddl.change(
        () -> {
          if (ddl.fe().catalog().database(statement.name()).isEmpty()
              && !ALWAYS_THERE.contains(statement.name())) {
            ddl.log(new CreateDatabaseOp(id, statement.name(), properties));
          } else if (!statement.ifNotExists()) {
            throw StatementError.general(
                "Can't create database '" + statement.name() + "'; database exists");
          }
        });
    return StatementResult.ok();
  }

  /** {@code binlog.enable} of a new database comes with the values that it implies. */
  private static void completeBinlog(Map<String, String> properties) {
    if (properties.containsKey(TableProperties.BINLOG_ENABLE)) {
      properties.putIfAbsent(TableProperties.BINLOG_TTL, "86400");
      properties.putIfAbsent(TableProperties.BINLOG_MAX_BYTES, String.valueOf(Long.MAX_VALUE));
      properties.putIfAbsent(TableProperties.BINLOG_MAX_HISTORY, String.valueOf(Long.MAX_VALUE));
    }
  }

  public StatementResult drop(Session session, DropDatabase statement) {
    if (ALWAYS_THERE.contains(statement.name())) {
      throw StatementError.general(
          "Access denied for user '%s' to database '%s'"
              .formatted(session.user(), statement.name()));
    }
    ddl.change(
        () -> {
          Database database = ddl.fe().catalog().database(statement.name()).orElse(null);
          if (database == null) {
            if (!statement.ifExists()) {
              throw StatementError.general(
                  "Can't drop database '" + statement.name() + "'; database doesn't exist");
            }
            return;
          }
          if (database.name.equals("__internal_schema")) {
            throw StatementError.general(
                "Access denied; you need (at least one of) the (DROP) privilege(s) for this operation");
          }
          if (!statement.force()) {
            CommittedLoads.checkDatabase(ddl, database.id, database.name);
          }
          for (Table table : database.tables.values()) {
            if (!statement.force()
                && table instanceof OlapTable olap
                && !olap.state.equals("NORMAL")) {
              throw StatementError.general(
                  "The table ["
                      + olap.state
                      + "]'s state is "
                      + olap.name
                      + ", cannot be dropped. please cancel the operation on olap table firstly."
                      + " If you want to forcibly drop(cannot be recovered), please use \"DROP DATABASE FORCE\".");
            }
          }
          ddl.log(new DropDatabaseOp(database.id, database.name, statement.force(), ddl.now()));
        });
    return StatementResult.ok();
  }

  public StatementResult rename(Session session, RenameDatabase statement) {
    NameChecks.database(statement.newName());
    ddl.change(
        () -> {
          Database database = ddl.database(statement.name());
          if (database.name.equals(statement.newName())) {
            throw StatementError.general("Same database name");
          }
          if (ddl.fe().catalog().database(statement.newName()).isPresent()) {
            throw StatementError.general(
                "Database name[" + statement.newName() + "] is already used");
          }
          ddl.log(new RenameDatabaseOp(database.id, database.name, statement.newName()));
        });
    return StatementResult.ok();
  }

  public StatementResult alter(Session session, AlterDatabaseProperties statement) {
    setProperties(statement.name(), statement.properties());
    return StatementResult.ok();
  }

  public StatementResult quota(Session session, AlterDatabaseQuota statement) {
    long quota = DatabaseQuotas.parse(statement.kind(), statement.value());
    ddl.change(
        () ->
            ddl.log(
                new AlterDatabaseQuotaOp(
                    ddl.database(statement.name()).id, statement.kind(), quota)));
    return StatementResult.ok();
  }

  /** Sets properties of a database; those not named stay. */
  public void setProperties(String name, Map<String, String> properties) {
    BinlogNumbers.checkChange(properties);
    ddl.change(
        () -> {
          Database database = ddl.database(name);
          boolean before = enabled(database.properties);
          Map<String, String> after = new LinkedHashMap<>(database.properties);
          after.putAll(properties);
          if (enabled(after) && !before) {
            checkAllTables(database);
          }
          ddl.log(
              new AlterDatabasePropertiesOp(
                  database.id, database.name, new LinkedHashMap<>(properties)));
        });
  }

  private static boolean enabled(Map<String, String> properties) {
    return Boolean.parseBoolean(properties.get(TableProperties.BINLOG_ENABLE));
  }

  private static void checkAllTables(Database database) {
    for (Table table : database.tables.values()) {
      if (table instanceof OlapTable olap && !TableProperties.binlogEnabled(olap)) {
        throw StatementError.general(
            "binlog is not enable in table[" + table.name + "] in db [" + database.name + "]");
      }
    }
  }
}
