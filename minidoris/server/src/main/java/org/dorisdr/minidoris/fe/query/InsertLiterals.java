package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;

/**
 * Literal rows of an INSERT as backends take them ({@code InsertUtils.normalizePlan}). Immutable.
 *
 * @param zone of the session
 * @param strict whether a text that is no time is an error rather than NULL
 */
record InsertLiterals(InsertStatement insert, TargetTable target, ZoneId zone, boolean strict) {
  /** One value for each of the columns that the statement gives. */
  List<TMiniRow> rows(List<Column> columns) {
    List<DorisType> types = new ArrayList<>();
    columns.forEach(c -> types.add(TypedColumns.type(c.type())));
    List<TMiniRow> wire = new ArrayList<>(insert.rows().size());
    for (String[] given : insert.rows()) {
      String[] row = given.length == 0 ? defaults(columns.size()) : given;
      if (row.length != columns.size()) {
        throw StatementError.general("Column count doesn't match value count");
      }
      List<TMiniValue> values = new ArrayList<>(row.length);
      for (int c = 0; c < row.length; c++) {
        check(columns.get(c), row[c]);
        values.add(value(row[c], columns.get(c), types.get(c)));
      }
      wire.add(new TMiniRow(values));
    }
    return wire;
  }

  /** Of a row without values. */
  private String[] defaults(int count) {
    if (!insert.columns().isEmpty()) {
      throw StatementError.general("value list should not be empty if columns are specified");
    }
    String[] row = new String[count];
    Arrays.fill(row, InsertStatement.DEFAULT);
    return row;
  }

  /** One value for each column of the table, and for those hidden ones that are given. */
  List<TMiniRow> whole(List<Column> given, List<Column> hidden) {
    List<Column> columns = new ArrayList<>(target.columns());
    columns.addAll(hidden);
    List<TMiniRow> whole = new ArrayList<>(insert.rows().size());
    for (TMiniRow row : rows(given)) {
      List<TMiniValue> values = new ArrayList<>(columns.size());
      for (Column column : columns) {
        int at = given.indexOf(column);
        values.add(
            at >= 0
                ? row.getValues().get(at)
                : value(InsertStatement.DEFAULT, column, TypedColumns.type(column.type())));
      }
      whole.add(new TMiniRow(values));
    }
    return whole;
  }

  @SuppressWarnings("ReferenceEquality")
  private void check(Column column, String given) {
    if (given == InsertStatement.DEFAULT) {
      return;
    }
    if (column.generated() != null) {
      target.refuseValue(column);
    }
    SketchTargets.checkLiteral(column, given);
  }

  @SuppressWarnings("ReferenceEquality")
  private TMiniValue value(String given, Column column, DorisType type) {
    String text = given;
    if (given == InsertStatement.DEFAULT) {
      Projection.checkDefault(column);
      text = Defaults.text(column, LocalDateTime.now(zone));
    }
    return new TMiniValue().setText(LiteralValues.of(text, type, zone, strict));
  }
}
