package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;

/** A load has written nothing, because partitions are missing that it may make. */
final class MissingPartitionsError extends StatementError {
  private static final long serialVersionUID = 1L;
  private final transient List<TMiniRow> rows;

  MissingPartitionsError(String message, List<TMiniRow> rows) {
    super(1105, "HY000", message);
    this.rows = rows;
  }

  /** Values of the table's partition keys; null for NULL. */
  List<List<String>> keys() {
    return rows.stream().map(MissingPartitionsError::key).toList();
  }

  static List<String> key(TMiniRow row) {
    return java.util.Collections.unmodifiableList(
        new java.util.ArrayList<>(row.getValues().stream().map(TMiniValue::getText).toList()));
  }
}
