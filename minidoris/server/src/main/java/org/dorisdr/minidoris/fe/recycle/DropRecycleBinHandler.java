package org.dorisdr.minidoris.fe.recycle;

import java.util.Locale;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.DropRecycleBin;

/** Runs DROP CATALOG RECYCLE BIN. */
final class DropRecycleBinHandler implements StatementHandler<DropRecycleBin> {
  private final Eraser eraser;

  DropRecycleBinHandler(Eraser eraser) {
    this.eraser = eraser;
  }

  @Override
  public StatementResult run(Session session, DropRecycleBin statement) {
    switch (statement.idType().toLowerCase(Locale.ROOT)) {
      case "dbid" -> eraser.eraseDatabaseNow(statement.id());
      case "tableid" -> eraser.eraseTableNow(statement.id());
      case "partitionid" -> eraser.erasePartitionNow(statement.id());
      default ->
          throw StatementError.general(
              "DROP CATALOG RECYCLE BIN: "
                  + statement.idType()
                  + " should be 'DbId', 'TableId' or 'PartitionId'.");
    }
    return StatementResult.ok();
  }
}
