package org.dorisdr.minidoris.be.exec;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TextLengths;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.thrift.TStatusCode;

/** What a column forbids, as conditions on a row, and what to say of a row that breaks one. */
final class RowChecks {
  private final List<String> conditions = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * @param parts whether the texts in arrays, maps and structs are looked at as well
   */
  RowChecks(List<TMiniColumn> columns, boolean parts) {
    for (TMiniColumn column : columns) {
      String name = Sql.name(column.getName());
      if (!column.isIsNullable()) {
        conditions.add(name + " IS NULL");
        problems.add("null value for not null column, column=" + column.getName());
      }
      DorisType type = DorisType.parse(column.getType());
      String tooLong = type.maxBytes() >= 0 || parts ? TextLengths.tooLong(type, name) : "";
      if (!tooLong.isEmpty()) {
        conditions.add(tooLong);
        problems.add(
            "the length of input is too long than schema. column_name: "
                + column.getName()
                + (type.maxBytes() < 0 ? ";" : "; schema length: " + type.maxBytes() + ";"));
      }
    }
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** Branches of a CASE that say what is wrong with a row. */
  String cases() {
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < conditions.size(); i++) {
      cases.append(" WHEN ").append(conditions.get(i)).append(" THEN ");
      cases.append(Sql.text(problems.get(i)));
    }
    return cases.toString();
  }

  /** Expressions that count the rows that break each condition. */
  List<String> counts() {
    return conditions.stream().map(c -> "count(*) FILTER (WHERE " + c + ")").toList();
  }

  /** The same for a single row, without an aggregation. */
  List<String> ofOneRow() {
    return conditions.stream().map(c -> "CAST(" + c + " AS INTEGER)").toList();
  }

  /**
   * Looks at what the expressions gave, from a column on.
   *
   * @throws ExecException if a row breaks a condition
   */
  void reject(ResultSet row, int first) throws SQLException {
    for (int i = 0; i < problems.size(); i++) {
      if (row.getLong(first + i) > 0) {
        throw new ExecException(
            TStatusCode.DATA_QUALITY_ERROR,
            "Insert has filtered data in strict mode. first_error_msg: Reason: " + problems.get(i));
      }
    }
  }
}
