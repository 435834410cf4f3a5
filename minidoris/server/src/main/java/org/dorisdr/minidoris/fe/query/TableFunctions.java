package org.dorisdr.minidoris.fe.query;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * What table functions are called with, and which are not answered. The engine has some of its own,
 * which would read what no client of Doris may, so none is handed on. Stateless.
 */
final class TableFunctions {
  /** Those of Doris that minidoris has nothing to tell by. */
  private static final Set<String> OF_DORIS =
      Set.of(
          "file",
          "frontends_disks",
          "group_commit",
          "hdfs",
          "http",
          "http_stream",
          "hudi_meta",
          "iceberg_meta",
          "jobs",
          "local",
          "paimon_meta",
          "parquet_bloom_probe",
          "parquet_file_metadata",
          "parquet_kv_metadata",
          "parquet_meta",
          "partition_values",
          "query",
          "tasks");

  private TableFunctions() {}

  static StatementError refusal(String name) {
    return StatementError.general(
        OF_DORIS.contains(name)
            ? "minidoris does not have Doris's table function " + name + "()"
            : "Can not found function '" + name + "'");
  }

  /** {@code "key" = "value"} pairs, as table functions of Doris take them. */
  static Map<String, String> properties(TableFunction function) {
    Map<String, String> properties = new HashMap<>();
    if (function.getFunction().getParameters() != null) {
      for (Expression pair : function.getFunction().getParameters()) {
        if (pair instanceof EqualsTo equal
            && equal.getLeftExpression() instanceof StringValue key
            && equal.getRightExpression() instanceof StringValue value) {
          properties.put(
              key.getNotExcapedValue().toLowerCase(Locale.ROOT), value.getNotExcapedValue());
        }
      }
    }
    return properties;
  }
}
