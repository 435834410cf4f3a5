package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.op.CreateTableOp;
import org.dorisdr.minidoris.fe.catalog.op.DropTableOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.CreateTable;

/** Runs CREATE TABLE. */
final class CreateTableHandler implements StatementHandler<CreateTable> {
  private final Ddl ddl;
  private final Colocation colocation;

  CreateTableHandler(Ddl ddl) {
    this.ddl = ddl;
    this.colocation = new Colocation(ddl);
  }

  @Override
  public StatementResult run(Session session, CreateTable statement) {
    create(session, statement);
    return StatementResult.ok();
  }

  /**
   * @return false if it was there and IF NOT EXISTS was said
   */
  boolean create(Session session, CreateTable statement) {
    return create(session, statement, table -> {});
  }

  /**
   * @param finish adds what the statement does not say, before anybody sees the table
   * @return false if it was there and IF NOT EXISTS was said
   */
  boolean create(Session session, CreateTable statement, Consumer<OlapTable> finish) {
    String name = statement.name().table();
    NameChecks.table(ddl, name);
    new TableBuilder(statement, () -> 0, ddl.now(), ddl.fe()).check(session);
    Map<String, String> properties = new LinkedHashMap<>(statement.options().properties());
    Database database =
        ddl.read(
            () -> {
              Database found = ddl.database(session, statement.name());
              if (taken(found, statement)) {
                return null;
              }
              DatabaseQuotas.checkAnyLeft(found);
              inherit(found, properties);
              return found;
            });
    ForcedReplicas.set(properties, ddl.fe().settings());
    if (database == null) {
      return false;
    }
    if (Boolean.parseBoolean(properties.get(TableProperties.BEING_SYNCED))) {
      // A table of a sync job has none, whatever its source has.
      properties.remove(TableProperties.STORAGE_POLICY);
      properties.remove(TableProperties.COLOCATE_WITH);
      properties.remove(TableProperties.DYNAMIC + TableProperties.STORAGE_POLICY);
    }
    if (properties.containsKey(TableProperties.COLOCATE_WITH)) {
      synchronized (colocation) {
        // Two that make the same group have to put it in the same place.
        return create(session, database, statement, properties, finish);
      }
    }
    return create(session, database, statement, properties, finish);
  }

  private boolean create(
      Session session,
      Database database,
      CreateTable statement,
      Map<String, String> properties,
      Consumer<OlapTable> finish) {
    OlapTable table =
        new TableBuilder(statement, ddl::nextId, ddl.now(), ddl.fe()).build(session, properties);
    if (table.flag(TableProperties.BEING_SYNCED)) {
      table.partitions.values().forEach(p -> DataProperty.setPolicy(p.dataProperty, ""));
    }
    ddl.read(
        () -> {
          StoragePolicies.checkAll(ddl.fe(), table);
          checkReplicas(database, table);
          return null;
        });
    setVersion(table, properties);
    colocation.join(database.id, table, properties);
    finish.accept(table);
    List<Partition> partitions = new ArrayList<>(table.partitions.values());
    ddl.tablets().checkReplicas(TableProperties.replicas(table));
    partitions.forEach(p -> ddl.tablets().checkReplicas(p.replicationNum));
    partitions.forEach(p -> ddl.tablets().place(table, p));
    ddl.tablets().create(table, partitions);
    boolean made = publish(database.id, statement, table);
    if (made) {
      dynamicPartitions(database, table);
    }
    return made;
  }

  private static void checkReplicas(Database database, OlapTable table) {
    boolean parted = !table.partitionType.equals("UNPARTITIONED");
    String what = "create " + (parted ? "table " : "unpartitioned table ") + table.name;
    NewReplicas.check(database, what, table, table.partitions.values());
  }

  /** Makes those of now; without them the table does not stay, as in Doris. */
  private void dynamicPartitions(Database database, OlapTable table) {
    try {
      new DynamicPartitions(ddl, ddl::now).create(table.id);
    } catch (StatementError e) {
      ddl.change(
          () -> {
            if (ddl.fe().catalog().table(table.id).isPresent()) {
              ddl.log(new DropTableOp(database.id, table.id, table.name, false, true, ddl.now()));
            }
          });
      throw e;
    }
  }

  private boolean taken(Database database, CreateTable statement) {
    boolean exists = database.table(statement.name().table()).isPresent();
    if (exists && !statement.ifNotExists()) {
      throw StatementError.general("Table '" + statement.name().table() + "' already exists");
    }
    return exists;
  }

  /** Tables of a database with binlogs have them too. */
  private static void inherit(Database database, Map<String, String> properties) {
    if (!Boolean.parseBoolean(database.properties.get(TableProperties.BINLOG_ENABLE))) {
      return;
    }
    if ("false".equalsIgnoreCase(properties.get(TableProperties.BINLOG_ENABLE))) {
      throw StatementError.general(
          "Cannot create table with binlog disabled when database binlog enable");
    }
    database.properties.forEach(
        (k, v) -> {
          if (k.startsWith("binlog.")) {
            properties.putIfAbsent(k, v);
          }
        });
  }

  /** {@code version_info}: where the versions of a copied table start. */
  private static void setVersion(OlapTable table, Map<String, String> properties) {
    String version = properties.get("version_info");
    if (version != null) {
      table.partitions.values().forEach(p -> PartitionVersions.set(p, version));
    }
  }

  private boolean publish(long databaseId, CreateTable statement, OlapTable table) {
    boolean done = false;
    try {
      done =
          ddl.write(
              () -> {
                Database database =
                    ddl.fe()
                        .catalog()
                        .database(databaseId)
                        .orElseThrow(
                            () -> StatementError.general("the database was dropped meanwhile"));
                if (taken(database, statement)) {
                  return false;
                }
                inherit(database, table.properties);
                ddl.log(new CreateTableOp(database.id, database.name, table));
                return true;
              });
    } finally {
      if (!done) {
        table.partitions.values().forEach(p -> ddl.tablets().drop(table, p));
      }
    }
    return done;
  }
}
