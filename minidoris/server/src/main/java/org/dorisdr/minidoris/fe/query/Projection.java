package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Makes full rows of an index out of the columns that a statement gives. Stateless. */
final class Projection {
  private final List<Column> given;
  private final Optional<Column> sequenceSource;
  private final RowIds ids;
  private final List<Column> columns;
  private final LocalDateTime now;

  /**
   * @param sequenceSource the column whose value the hidden sequence column takes
   * @param ids what rows get in a column with AUTO_INCREMENT, unless they have a value
   * @param columns of the table, which generated ones may be made of
   * @param now what a default is that is the present moment
   */
  Projection(
      List<Column> given,
      Optional<Column> sequenceSource,
      RowIds ids,
      List<Column> columns,
      LocalDateTime now) {
    this.columns = columns;
    this.now = now;
    this.given = given;
    this.sequenceSource = sequenceSource;
    this.ids = ids;
  }

  /** Visible columns of the index, and hidden ones that have a value. */
  List<Column> columns(IndexMeta index) {
    List<Column> columns = new ArrayList<>();
    boolean deletion = deletes();
    boolean whole = givesAll();
    for (Column column : index.columns) {
      boolean sequence = column.name().equals(Column.SEQUENCE_COL) && sequenceSource.isPresent();
      boolean wanted = deletion ? isMade(column) && (column.key() || whole) : column.visible();
      if (wanted || position(column) >= 0 || sequence) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** Whether a row has a value for whatever generated columns may be made of. */
  private boolean givesAll() {
    return columns.stream().filter(c -> c.visible() && isGiven(c)).allMatch(c -> position(c) >= 0);
  }

  /** Whether a statement leaves it to the table to work out the value. */
  private boolean isMade(Column column) {
    return column.generated() != null && position(column) < 0;
  }

  private boolean deletes() {
    return given.stream().anyMatch(c -> c.name().equals(Column.DELETE_SIGN));
  }

  private int position(Column column) {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).name().equalsIgnoreCase(column.name())) {
        return i;
      }
    }
    return -1;
  }

  String sql(String source, List<Column> written) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      names.add("g" + i);
    }
    String rows = "(" + source + "\n) AS given(" + String.join(", ", names) + ")";
    GeneratedStages stages = new GeneratedStages(rows, columns, this::given);
    List<String> values = written.stream().map(column -> value(column, stages)).toList();
    return "SELECT " + String.join(", ", values) + " FROM " + stages.rows();
  }

  /** A query that fails unless it yields that many columns. */
  static String ofWidth(String query, int width) {
    return "("
        + query
        + "\n) UNION ALL (SELECT "
        + String.join(", ", java.util.Collections.nCopies(width, "NULL"))
        + " WHERE false)";
  }

  private String value(Column column, GeneratedStages stages) {
    return column.generated() != null && (isMade(column) || !deletes())
        ? stages.name(column)
        : given(column);
  }

  private String given(Column column) {
    int position = position(column);
    if (position < 0 && column.name().equals(Column.SEQUENCE_COL) && sequenceSource.isPresent()) {
      position = position(sequenceSource.get());
      return position < 0 ? defaultOf(sequenceSource.get(), now) : "g" + position;
    }
    if (column.autoIncrement() && ids.reserved()) {
      return position < 0 ? ids.sql() : ids.sqlUnless("g" + position);
    }
    return position < 0 ? defaultOf(column, now) : "g" + position;
  }

  private static boolean isGiven(Column column) {
    return !column.autoIncrement() && column.generated() == null;
  }

  /**
   * Value of a column that a statement leaves out.
   *
   * @param now in the statement's zone
   */
  static String defaultOf(Column column, LocalDateTime now) {
    checkDefault(column);
    return column.defaultValue() == null ? "NULL" : Identifiers.literal(Defaults.text(column, now));
  }

  /**
   * @throws StatementError if a row must have a value in the column
   */
  static void checkDefault(Column column) {
    if (isMust(column)) {
      throw StatementError.general("Column has no default value, column=" + column.name());
    }
  }

  /** Whether a row must have a value in the column. */
  static boolean isMust(Column column) {
    return column.defaultValue() == null
        && !column.nullable()
        && column.visible()
        && isGiven(column);
  }
}
