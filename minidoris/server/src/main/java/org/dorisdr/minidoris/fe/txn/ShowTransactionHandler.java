package org.dorisdr.minidoris.fe.txn;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.txn.ShowTransaction;

/** SHOW TRANSACTION … WHERE id = … | label = … | label LIKE …. */
final class ShowTransactionHandler implements StatementHandler<ShowTransaction> {
  /**
   * What Doris of 2026-01 says to {@code STATUS = '…'}, too: its parser no longer makes the kind of
   * literal that its check wants.
   */
  private static final String REFUSED =
      "Where clause should looks like one of them: id = 123 or label =/like 'label' or status ="
          + " 'prepare/precommitted/committed/visible/aborted'";

  private final Frontend frontend;

  ShowTransactionHandler(Frontend frontend) {
    this.frontend = frontend;
  }

  @Override
  public StatementResult run(Session session, ShowTransaction statement) {
    long databaseId = database(session, statement);
    if (statement.key() == null) {
      throw StatementError.general("Missing transaction id");
    }
    List<Transaction> found =
        switch (statement.key().toLowerCase(java.util.Locale.ROOT)) {
          case "id" -> List.of(byId(databaseId, statement.value()));
          case "label" ->
              statement.like()
                  ? matching(databaseId, statement.value())
                  : List.of(byLabel(databaseId, statement.value()));
          default -> throw StatementError.general(REFUSED);
        };
    return TransactionRows.of(found);
  }

  private long database(Session session, ShowTransaction statement) {
    String name = statement.database() == null ? session.database() : statement.database();
    if (name == null) {
      throw new StatementError(1046, "3D000", "errCode = 2, detailMessage = No database selected");
    }
    Optional<Database> database = frontend.catalog().database(name);
    return database
        .map(d -> d.id)
        .orElseThrow(
            () ->
                new StatementError(
                    1049, "42000", "errCode = 2, detailMessage = Unknown database '" + name + "'"));
  }

  private Transaction byId(long databaseId, String value) {
    long id;
    try {
      id = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw StatementError.general("transaction with id " + value + " does not exist");
    }
    return frontend
        .transactions()
        .find(id)
        .filter(t -> t.databaseId == databaseId)
        .orElseThrow(() -> StatementError.general("transaction with id " + id + " does not exist"));
  }

  private Transaction byLabel(long databaseId, String label) {
    return frontend
        .transactions()
        .findByLabel(databaseId, label)
        .orElseThrow(
            () -> StatementError.general("transaction with label " + label + " does not exist"));
  }

  /** Doris makes a regular expression of it and leaves all but the percent signs as they are. */
  private List<Transaction> matching(long databaseId, String pattern) {
    Pattern regex = Pattern.compile(pattern.replace("%", ".*"));
    return frontend.transactions().of(databaseId).stream()
        .filter(t -> regex.matcher(t.label).matches())
        .toList();
  }
}
