package org.dorisdr.minidoris.fe.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.dorisdr.minidoris.fe.session.ValueText.TooHardException;
import org.dorisdr.minidoris.fe.session.ValueText.Value;
import org.dorisdr.sql.stock.StockLexer;
import org.dorisdr.sql.stock.StockTexts;

/**
 * Answers SELECTs without FROM that ask for variables and functions of the session, as clients send
 * them while they connect. Everything else is for the query engine. Thread safe.
 */
public final class SessionSelect {
  private final SystemVariables variables;

  public SessionSelect(SystemVariables variables) {
    this.variables = variables;
  }

  SystemVariables variables() {
    return variables;
  }

  /** Empty if the statement asks for more than the session knows. */
  Optional<StatementResult> answer(Session session, String sql) {
    if (sql.length() > 10_000 || !mentionsSession(sql)) {
      return Optional.empty();
    }
    try {
      return Optional.of(select(new ValueText(session, variables, sql)));
    } catch (TooHardException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Cheap test, so that ordinary queries are not read twice. */
  private static boolean mentionsSession(String sql) {
    return sql.indexOf('@') >= 0 || (sql.length() < 200 && sql.indexOf('(') >= 0);
  }

  private static StatementResult select(ValueText in) {
    in.need(StockLexer.SELECT);
    List<StatementResult.Column> columns = new ArrayList<>();
    List<String> row = new ArrayList<>();
    do {
      int mark = in.mark();
      Value value = in.value();
      String name = in.text(mark);
      if (in.take(StockLexer.AS)) {
        name = name(in);
      } else if (in.at(StockLexer.IDENTIFIER)
          || in.at(StockLexer.BACKQUOTED_IDENTIFIER)
          || in.at(StockLexer.STRING_LITERAL)) {
        name = name(in);
      }
      columns.add(new StatementResult.Column(name, value.type(), ColumnOrigin.NONE));
      row.add(value.text());
    } while (in.take(StockLexer.COMMA));
    if (in.take(StockLexer.LIMIT)) {
      in.need(StockLexer.INTEGER_VALUE);
    }
    in.take(StockLexer.SEMICOLON);
    in.need(Token.EOF);
    return StatementResult.rows(columns, List.of(row));
  }

  private static String name(ValueText in) {
    boolean literal = in.at(StockLexer.STRING_LITERAL);
    String text = in.next().getText();
    if (!literal && text.charAt(0) != '`' && !Character.isLetter(text.charAt(0))) {
      throw new TooHardException();
    }
    return literal ? StockTexts.unquote(text) : StockTexts.unquoteName(text);
  }
}
