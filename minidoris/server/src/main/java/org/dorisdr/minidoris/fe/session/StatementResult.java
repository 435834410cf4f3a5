package org.dorisdr.minidoris.fe.session;

import java.util.Iterator;
import java.util.List;

/**
 * What a statement answers: rows, or a count. Rows are read once, by one thread, and closed by who
 * reads them.
 */
public final class StatementResult implements AutoCloseable {
  /**
   * One column.
   *
   * @param type Doris type name in lower case, for example {@code bigint}, {@code varchar(64)}
   */
  public record Column(String name, String type, ColumnOrigin origin) {
    /** Of a statement that is no query. */
    public Column(String name, String type) {
      this(name, type, ColumnOrigin.shown(name));
    }
  }

  private final List<Column> columns;
  private final Iterator<List<String>> rows;
  private final long affectedRows;
  private final long warnings;
  private final String info;
  private final Runnable close;

  private StatementResult(
      List<Column> columns,
      Iterator<List<String>> rows,
      long affectedRows,
      long warnings,
      String info,
      Runnable close) {
    this.columns = columns;
    this.rows = rows;
    this.affectedRows = affectedRows;
    this.warnings = warnings;
    this.info = info;
    this.close = close;
  }

  /** Rows of text; null elements are SQL NULL. */
  public static StatementResult rows(List<Column> columns, List<List<String>> rows) {
    return new StatementResult(columns, rows.iterator(), 0, 0, null, () -> {});
  }

  /** Rows that arrive while they are read; {@code close} frees what stands behind them. */
  public static StatementResult stream(
      List<Column> columns, Iterator<List<String>> rows, Runnable close) {
    return new StatementResult(columns, rows, 0, 0, null, close);
  }

  /** Columns that are all varchar, as SHOW answers. */
  public static StatementResult show(List<String> names, List<List<String>> rows) {
    return rows(names.stream().map(n -> new Column(n, "varchar(30)")).toList(), rows);
  }

  public static StatementResult ok() {
    return affected(0, null);
  }

  /**
   * @param info text of the OK packet, for example {@code {'label':'…', 'status':'VISIBLE',
   *     'txnId':'7'}}; null if none
   */
  public static StatementResult affected(long rows, String info) {
    return affected(rows, 0, info);
  }

  /**
   * @param warnings how many rows were left out
   */
  public static StatementResult affected(long rows, long warnings, String info) {
    return new StatementResult(
        List.of(), List.<List<String>>of().iterator(), rows, warnings, info, () -> {});
  }

  /** Empty if the statement answers with a count. */
  public List<Column> columns() {
    return columns;
  }

  public Iterator<List<String>> rows() {
    return rows;
  }

  public long affectedRows() {
    return affectedRows;
  }

  /** What the OK packet counts as warnings: rows that an INSERT left out. */
  public long warnings() {
    return warnings;
  }

  public String info() {
    return info;
  }

  @Override
  public void close() {
    close.run();
  }
}
