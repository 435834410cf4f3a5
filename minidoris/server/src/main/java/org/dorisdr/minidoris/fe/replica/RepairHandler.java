package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.RepairTable;

/** ADMIN REPAIR TABLE and ADMIN CANCEL REPAIR TABLE, as Doris's commands of these names. */
record RepairHandler(Ddl ddl, RepairPriorities priorities) {
  StatementResult run(Session session, RepairTable statement) {
    NamedPartitions.refuseTemporary(statement.partitions(), "(cancel)repair");
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.name());
          OlapTable table = ddl.olap(database, statement.name().table());
          List<Long> partitions =
              NamedPartitions.of(table, statement.partitions()).stream().map(p -> p.id).toList();
          if (statement.cancel()) {
            priorities.remove(partitions);
          } else {
            priorities.add(database.id, table.id, partitions);
          }
          return StatementResult.ok();
        });
  }
}
