package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.dorisdr.minidoris.fe.query.type.QueryTypes;
import org.dorisdr.minidoris.fe.query.type.TableTypes;
import org.dorisdr.minidoris.fe.query.type.TypeScope;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
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
  static StatementResult answer(Session session, Select select, String sql) {
    if (!(select instanceof PlainSelect plain)
        || plain.getFromItem() != null
        || plain.getWhere() != null
        || plain.getHaving() != null
        || plain.getWithItemsList() != null) {
      return null;
    }
    try {
      return answer(session, plain, sql);
    } catch (NotConstant | StatementError e) {
      // What is wrong, or an alias function, shows where tables and aliases are known.
      return null;
    }
  }

  private static StatementResult answer(Session session, PlainSelect plain, String typed) {
    QueryTypes types = new QueryTypes(TableTypes.NONE);
    types.name(plain, ItemTexts.of(typed));
    List<TypedColumn> known = types.columns(plain, TypeScope.EMPTY);
    if (known == null) {
      return null;
    }
    List<StatementResult.Column> columns = new ArrayList<>();
    List<String> row = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      SelectItem<?> item = plain.getSelectItem(i);
      String sql = new SqlRewriter(session, NONE).expression(item.getExpression());
      String type = literal(sql, row);
      if (type == null) {
        return null;
      }
      columns.add(ResultColumns.of(known.get(i).name(), type, known.get(i)));
    }
    return StatementResult.rows(columns, List.of(row));
  }

  /** Adds its value; answers its type, or null if it is none. */
  private static String literal(String sql, List<String> row) {
    if (sql.equalsIgnoreCase("NULL")) {
      row.add(null);
      return "varchar(1)";
    }
    if (sql.matches("-?\\d{1,18}")) {
      row.add(sql);
      return "bigint";
    }
    if (isText(sql)) {
      row.add(sql.substring(1, sql.length() - 1).replace("''", "'"));
      return "varchar(65533)";
    }
    return null;
  }

  /** Possessive, since other repetitions of a group call themselves once for each character. */
  private static boolean isText(String sql) {
    return sql.matches("'([^']++|'')*+'");
  }
}
