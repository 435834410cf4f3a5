package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.SessionTransaction;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.txn.BeginRequest;
import org.dorisdr.minidoris.fe.txn.TransactionException;
import org.dorisdr.minidoris.fe.txn.TransactionManager.SubCommit;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.dorisdr.thrift.TTabletCommitInfo;

/**
 * What was written between BEGIN and COMMIT: either literal rows of one table, which are kept until
 * COMMIT, or any number of statements, each of which is one part; Doris's TransactionEntry has the
 * same two kinds and messages. Used by the session's thread only.
 */
final class OpenTransaction implements SessionTransaction {
  private final Frontend frontend;
  private final String label;
  private final List<SubCommit> parts = new ArrayList<>();
  private final List<Long> insertedTables = new ArrayList<>();
  private Rows rows;
  private long id = -1;
  private long databaseId = -1;

  /**
   * Literal rows that wait for COMMIT.
   *
   * @param schemaVersion of the table when the first row came
   * @param hidden columns that the rows have behind the visible ones
   */
  record Rows(
      TableRef table, long tableId, int schemaVersion, List<Column> hidden, List<TMiniRow> values) {

    /** The rows of both, with the hidden columns of both. */
    Rows and(Rows more) {
      List<Column> all = new ArrayList<>(hidden);
      more.hidden.stream().filter(c -> !all.contains(c)).forEach(all::add);
      pad(values, hidden, all);
      pad(more.values, more.hidden, all);
      values.addAll(more.values);
      return new Rows(table, tableId, schemaVersion, all, values);
    }

    /** Nothing is to be done for most: many statements may bring one row each. */
    private static void pad(List<TMiniRow> rows, List<Column> had, List<Column> all) {
      if (!had.equals(all)) {
        rows.forEach(row -> pad(row, had, all));
      }
    }

    private static void pad(TMiniRow row, List<Column> had, List<Column> all) {
      int visible = row.getValuesSize() - had.size();
      List<TMiniValue> padded = new ArrayList<>(row.getValues().subList(0, visible));
      for (Column column : all) {
        int at = had.indexOf(column);
        padded.add(
            at < 0
                ? new TMiniValue().setText(column.defaultValue())
                : row.getValues().get(visible + at));
      }
      row.setValues(padded);
    }
  }

  OpenTransaction(Frontend frontend, String label) {
    this.frontend = frontend;
    this.label = label;
  }

  String label() {
    return label;
  }

  /** -1 = nothing was written yet. */
  long id() {
    return id;
  }

  /** Rows that wait; null = none. */
  Rows rows() {
    return rows;
  }

  List<SubCommit> parts() {
    return parts;
  }

  /** Takes literal rows of all visible columns of a table, and maybe of hidden ones. */
  void add(Rows more, long ofDatabase) {
    if (rows == null) {
      if (id >= 0) {
        throw mixed();
      }
      begin(ofDatabase, more.tableId());
      rows = more;
      return;
    }
    if (rows.tableId() != more.tableId()) {
      throw StatementError.general("Only one table can be inserted in one transaction.");
    }
    if (rows.schemaVersion() != more.schemaVersion()) {
      throw schemaChanged();
    }
    rows = rows.and(more);
  }

  /** Id under which the next statement writes its part. */
  long beginPart(long ofDatabase, long tableId, boolean deletes) {
    if (rows != null) {
      throw mixed();
    }
    if (id < 0) {
      begin(ofDatabase, tableId);
      return id;
    }
    if (databaseId != ofDatabase) {
      throw StatementError.general(
          "Transaction insert must be in the same database, expect db_id=" + databaseId);
    }
    if (deletes && insertedTables.contains(tableId)) {
      throw StatementError.general(
          "Can not delete because there is a insert operation for the same table");
    }
    return frontend.transactions().addPart(id, tableId);
  }

  /** The statement has written its part. */
  void endPart(long part, long tableId, boolean deletes, List<TTabletCommitInfo> written) {
    parts.add(new SubCommit(part, tableId, List.copyOf(written)));
    if (!deletes) {
      insertedTables.add(tableId);
    }
  }

  static StatementError schemaChanged() {
    return StatementError.general(
        "There are schema changes in one transaction, you can commit this transaction with formal"
            + " data or rollback this whole transaction.");
  }

  private static StatementError mixed() {
    return StatementError.general(
        "Transaction insert can not insert into values and insert into select at the same time");
  }

  private void begin(long ofDatabase, long tableId) {
    long millis = TimeUnit.SECONDS.toMillis(StatementTime.LOAD);
    try {
      id =
          frontend
              .transactions()
              .begin(BeginRequest.statement(ofDatabase, tableId, label, "127.0.0.1", millis))
              .transactionId();
      databaseId = ofDatabase;
    } catch (TransactionException e) {
      throw StatementError.general(e.getMessage());
    }
  }

  @Override
  public void abandon() {
    rollback();
  }

  void rollback() {
    if (id >= 0) {
      try {
        frontend.transactions().abort(id, "user rollback");
      } catch (TransactionException e) {
        // Somebody else, or its time-out, has ended it already.
      }
    }
  }
}
