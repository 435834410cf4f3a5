package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * Answers queries of literals and session values here, so that clients can connect while no backend
 * is alive. Stateless.
 */
final class Constants {
  /** A subquery reads a table after all. */
  private static final class NotConstant extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static final Relations NONE =
      new Relations() {
        @Override
        public String table(String database, String name) {
          throw new NotConstant();
        }

        @Override
        public String function(String name, Map<String, String> properties) {
          throw new NotConstant();
        }
      };

  private Constants() {}

  /** Null if the query is more than that. */
  static StatementResult answer(Session session, Select select) {
    if (!(select instanceof PlainSelect plain)
        || plain.getFromItem() != null
        || plain.getWhere() != null
        || plain.getHaving() != null
        || plain.getWithItemsList() != null) {
      return null;
    }
    try {
      return answer(session, plain);
    } catch (NotConstant | StatementError e) {
      // What is wrong, or an alias function, shows where tables and aliases are known.
      return null;
    }
  }

  private static StatementResult answer(Session session, PlainSelect plain) {
    List<StatementResult.Column> columns = new ArrayList<>();
    List<String> row = new ArrayList<>();
    for (SelectItem<?> item : plain.getSelectItems()) {
      String sql = new SqlRewriter(session, NONE).expression(item.getExpression());
      if (!literal(sql, columns, row, name(item))) {
        return null;
      }
    }
    return StatementResult.rows(columns, List.of(row));
  }

  private static String name(SelectItem<?> item) {
    return item.getAlias() != null
        ? Identifiers.plain(item.getAlias().getName())
        : item.getExpression().toString();
  }

  private static boolean literal(
      String sql, List<StatementResult.Column> columns, List<String> row, String name) {
    if (sql.equalsIgnoreCase("NULL")) {
      row.add(null);
      columns.add(new StatementResult.Column(name, "varchar(1)"));
    } else if (sql.matches("-?\\d{1,18}")) {
      row.add(sql);
      columns.add(new StatementResult.Column(name, "bigint"));
    } else if (isText(sql)) {
      row.add(sql.substring(1, sql.length() - 1).replace("''", "'"));
      columns.add(new StatementResult.Column(name, "varchar(65533)"));
    } else {
      return false;
    }
    return true;
  }

  /** Possessive, since other repetitions of a group call themselves once for each character. */
  private static boolean isText(String sql) {
    return sql.matches("'([^']++|'')*+'");
  }
}
