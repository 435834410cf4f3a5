package org.dorisdr.minidoris.fe.query;

import java.util.UUID;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** What Doris's DeleteJob answers: its kind of label, and no count of rows. Stateless. */
final class DeleteAnswer {
  private static final String PREFIX = "delete_";

  private DeleteAnswer() {}

  static String newLabel() {
    return PREFIX + UUID.randomUUID();
  }

  /** Whether Doris finds nothing to read there, and begins no transaction. */
  static boolean isNothing(OlapTable table, TableRef ref) {
    return Tables.partitions(table, ref).stream()
        .allMatch(partition -> partition.visibleVersion <= Partition.INIT_VERSION);
  }

  /** Of a table without rows. */
  static StatementResult ofNothing() {
    return StatementResult.affected(
        0, "{'label':'" + newLabel() + "', 'txnId':'-1', 'status':'VISIBLE'}");
  }

  /** Of a condition that was written. */
  static StatementResult of(StatementResult written) {
    String info =
        written
            .info()
            .replaceFirst("'status':'(\\w+)', 'txnId':'(\\d+)'", "'txnId':'$2', 'status':'$1'");
    return StatementResult.affected(0, info);
  }
}
