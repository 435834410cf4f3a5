package org.dorisdr.minidoris.fe.replica;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.CheckTablets;
import org.dorisdr.sql.stock.catalog.CompactTable;

/**
 * ADMIN CHECK TABLET and ADMIN COMPACT TABLE: what Doris refuses is refused in its words, and what
 * it would begin is refused, too, as no backend here does it on demand.
 */
record TabletWorkHandlers(Ddl ddl) {
  StatementResult check(Session session, CheckTablets statement) {
    Map<String, String> properties = new LinkedHashMap<>(statement.properties());
    String type = properties.remove("type");
    if (type == null) {
      throw StatementError.general("Should specify 'type' property");
    }
    if (!type.toUpperCase(Locale.ROOT).equals("CONSISTENCY")) {
      throw StatementError.general("Unknown check type: " + type);
    }
    if (!properties.isEmpty()) {
      throw StatementError.general("Unknown properties: " + properties.keySet());
    }
    throw StatementError.general(
        "minidoris compares no replicas on demand. HINT: backends check their files by themselves,"
            + " see SHOW REPLICA STATUS");
  }

  StatementResult compact(Session session, CompactTable statement) {
    if (statement.partitions() == null) {
      throw StatementError.general("No partition selected for compaction");
    }
    if (statement.partitions().names().size() != 1) {
      throw StatementError.general("Only support single partition for compaction");
    }
    if (statement.type() == null) {
      throw StatementError.general(
          "Compaction type must be specified in Where clause like: type = 'BASE/CUMULATIVE'");
    }
    String type = statement.type().toUpperCase(Locale.ROOT);
    if (!type.equals("BASE") && !type.equals("CUMULATIVE")) {
      throw StatementError.general("Where clause should looks like: type = 'BASE/CUMULATIVE'");
    }
    ddl.read(
        () -> {
          OlapTable table =
              ddl.olap(ddl.database(session, statement.name()), statement.name().table());
          String partition = statement.partitions().names().get(0);
          if (table.partition(partition).isEmpty()) {
            throw StatementError.general(
                "partition[" + partition + "] not exist in table[" + table.name + "]");
          }
          return table;
        });
    throw StatementError.general(
        "minidoris compacts no table on demand. HINT: backends compact by themselves");
  }
}
