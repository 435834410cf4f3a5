package org.dorisdr.minidoris.fe.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Says that a query reads a table which its user may not read. */
public final class DeniedTableError extends StatementError {
  private static final long serialVersionUID = 1L;

  private final String user;
  private final String database;
  private final String table;
  private final List<String> columns;

  /**
   * @param columns of the table, in their order, that a {@code *} stands for
   */
  public DeniedTableError(Session session, String database, String table, List<String> columns) {
    this(
        whole(table),
        String.valueOf(session.context().getCurrentUserIdentity()),
        database,
        table,
        columns);
  }

  private DeniedTableError(
      String message, String user, String database, String table, List<String> columns) {
    super(1105, "HY000", message);
    this.user = user;
    this.database = database;
    this.table = table;
    this.columns = List.copyOf(columns);
  }

  /** Of a table of which no column is read. */
  private static String whole(String table) {
    String privileges = PrivPredicate.SELECT.getPrivs().toString();
    return Errors.of(ErrorCode.ERR_TABLE_ACCESS_DENIED_ERROR, privileges, table).getMessage();
  }

  /**
   * The same error with the first column of the table that the statement names, which is what Doris
   * tells.
   */
  DeniedTableError in(String sql) {
    Set<String> names = names(sql);
    boolean all = names.contains("*");
    return columns.stream()
        .filter(column -> all || names.contains(column.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(column -> new DeniedTableError(text(column), user, database, table, columns))
        .orElse(this);
  }

  private String text(String column) {
    return "errCode = 2, detailMessage = Permission denied: user [%s] does not have privilege for [%s] command on [internal].[%s].[%s].[%s]"
        .formatted(user, PrivPredicate.SELECT, database, table, column);
  }

  /** In lower case; and a star if one stands for columns. */
  private static Set<String> names(String sql) {
    Set<String> names = new HashSet<>();
    SqlLexer lexer = new SqlLexer(sql);
    boolean item = false;
    while (lexer.kind() != SqlLexer.Kind.END) {
      boolean name =
          lexer.kind() == SqlLexer.Kind.WORD || lexer.kind() == SqlLexer.Kind.QUOTED_NAME;
      if (name || (item && lexer.isSymbol("*"))) {
        names.add(lexer.text().toLowerCase(Locale.ROOT));
      }
      item =
          lexer.isWord("select")
              || lexer.isWord("distinct")
              || lexer.isSymbol(",")
              || lexer.isSymbol(".");
      lexer.next();
    }
    return names;
  }
}
