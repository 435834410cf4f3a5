package org.dorisdr.minidoris.fe.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.fe.session.Dispatcher;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.StockSql;

/**
 * Finds the columns of a SHOW statement before it runs, by running it: it changes nothing. Thread
 * safe.
 */
final class ShowColumns {
  private static final Set<String> FIRST = Set.of("show", "desc", "describe");

  private final Dispatcher dispatcher;

  ShowColumns(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  static boolean isShow(String sql) {
    return StockSql.firstWords(sql, 1).stream()
        .anyMatch(word -> FIRST.contains(word.toLowerCase(Locale.ROOT)));
  }

  /** Empty if it fails, which is told when it runs, as by Doris. */
  List<StatementResult.Column> of(Session session, String sql) {
    List<StatementResult.Column> columns = new ArrayList<>();
    try {
      dispatcher.run(
          session,
          sql,
          (result, more) -> {
            try (result) {
              columns.addAll(result.columns());
            }
          });
    } catch (StatementError e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return columns;
  }
}
