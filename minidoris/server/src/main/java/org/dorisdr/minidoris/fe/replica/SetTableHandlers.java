package org.dorisdr.minidoris.fe.replica;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.SetPartitionVersion;
import org.dorisdr.sql.stock.catalog.SetTableStatus;

/** ADMIN SET TABLE … STATUS and PARTITION VERSION, as Doris's commands of these names. */
record SetTableHandlers(Ddl ddl) {
  private static final Set<String> STATES =
      Set.of(
          "NORMAL",
          "ROLLUP",
          "SCHEMA_CHANGE",
          "BACKUP",
          "RESTORE",
          "RESTORE_WITH_LOAD",
          "WAITING_STABLE");

  StatementResult status(Session session, SetTableStatus statement) {
    String state = null;
    for (Map.Entry<String, String> property : statement.properties().entrySet()) {
      if (!property.getKey().equalsIgnoreCase("state")) {
        throw StatementError.general("Unsupported property: " + property.getKey());
      }
      state = property.getValue().toUpperCase(Locale.ROOT);
      if (!STATES.contains(state)) {
        throw StatementError.general("Invalid table state: " + property.getValue());
      }
    }
    if (state == null) {
      throw StatementError.general("Should add properties: STATE.");
    }
    String wanted = state;
    ddl.change(
        () -> {
          Database database = ddl.database(session, statement.name());
          OlapTable table = ddl.olap(database, statement.name().table());
          if (!table.state.equals(wanted)) {
            ddl.log(new SetTableStatusOp(table.id, wanted));
          }
        });
    return StatementResult.ok();
  }

  StatementResult version(Session session, SetPartitionVersion statement) {
    Map<String, String> properties = new TreeMap<>(statement.properties());
    long partition = number(properties.remove("partition_id"), "partition_id");
    long version = number(properties.remove("visible_version"), "visible_version");
    if (!properties.isEmpty()) {
      throw StatementError.general("Unknown properties: " + properties.keySet());
    }
    ddl.change(
        () -> {
          Database database = ddl.database(session, statement.name());
          OlapTable table = ddl.olap(database, statement.name().table());
          if (table.allPartitions().stream().noneMatch(p -> p.id == partition)) {
            throw StatementError.general(
                "Failed to set partition visible version to "
                    + version
                    + ". Partition "
                    + partition
                    + " not exists. Database "
                    + database.name
                    + ", Table "
                    + table.name
                    + ".");
          }
          ddl.log(new SetPartitionVersionOp(table.id, partition, version));
        });
    return StatementResult.ok();
  }

  private static long number(String text, String key) {
    if (text == null) {
      throw StatementError.general("Should specify '" + key + "' property.");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid " + key + " value: " + text);
    }
  }
}
