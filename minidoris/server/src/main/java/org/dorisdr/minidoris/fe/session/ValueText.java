package org.dorisdr.minidoris.fe.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.sql.stock.StockLexer;
import org.dorisdr.sql.stock.StockTexts;

/**
 * Reads the small expressions that drivers send while they connect: literals, variables, CONCAT and
 * functions of the session. Used by one thread.
 */
final class ValueText {
  /**
   * @param type Doris type in lower case
   * @param text null = SQL NULL
   */
  record Value(String type, String text) {}

  /** Says that an expression is none of the small ones. */
  static final class TooHardException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Session session;
  private final SystemVariables variables;
  private final List<Token> tokens;
  private int at;

  ValueText(Session session, SystemVariables variables, String text) {
    this.session = session;
    this.variables = variables;
    CommonTokenStream stream = new CommonTokenStream(lexer(text));
    stream.fill();
    tokens =
        new ArrayList<>(
            stream.getTokens().stream()
                .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                .toList());
  }

  private static StockLexer lexer(String text) {
    StockLexer lexer = new StockLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  Token peek() {
    return tokens.get(at);
  }

  boolean at(int type) {
    return peek().getType() == type;
  }

  boolean take(int type) {
    if (at(type)) {
      at++;
      return true;
    }
    return false;
  }

  Token next() {
    return tokens.get(at++);
  }

  void need(int type) {
    if (!take(type)) {
      throw new TooHardException();
    }
  }

  /** Reads one value. */
  Value value() {
    Token token = next();
    return switch (token.getType()) {
      case StockLexer.STRING_LITERAL ->
          new Value("varchar(65533)", StockTexts.unquote(token.getText()));
      case StockLexer.INTEGER_VALUE ->
          new Value(DorisType.whole(token.getText()).name(), token.getText());
      case StockLexer.DECIMAL_VALUE -> new Value("double", token.getText());
      case StockLexer.SUBTRACT -> {
        Value number = value();
        yield new Value(number.type(), "-" + number.text());
      }
      case StockLexer.NULL -> new Value("varchar(1)", null);
      case StockLexer.TRUE -> new Value("boolean", "1");
      case StockLexer.FALSE -> new Value("boolean", "0");
      case StockLexer.DOUBLEATSIGN -> system();
      case StockLexer.ATSIGN -> {
        String name = StockTexts.unquoteName(next().getText()).toLowerCase(Locale.ROOT);
        yield new Value("varchar(65533)", session.userVariables().get(name));
      }
      default -> function(token);
    };
  }

  private Value system() {
    String name = StockTexts.unquoteName(next().getText());
    String scope = "";
    if (take(StockLexer.DOT)) {
      scope = name;
      name = StockTexts.unquoteName(next().getText());
    }
    String value = variables.read(session, scope, name);
    String type = VariableTypes.of(name.toLowerCase(Locale.ROOT), value);
    return switch (value) {
      case "true" -> new Value(type, "1");
      case "false" -> new Value(type, "0");
      default -> new Value(type, value);
    };
  }

  private Value function(Token name) {
    String function = name.getText().toLowerCase(Locale.ROOT);
    if (!at(StockLexer.LEFT_PAREN) && !function.equals("current_user")) {
      throw new TooHardException();
    }
    List<Value> arguments = arguments();
    if (function.equals("concat")) {
      return new Value("varchar(65533)", concat(arguments));
    }
    if (!arguments.isEmpty()) {
      throw new TooHardException();
    }
    return switch (function) {
      case "database", "schema" ->
          new Value("varchar(65533)", session.database() == null ? "" : session.database());
      case "version" -> new Value("string", variables.get(session, "version"));
      case "connection_id" -> new Value("bigint", String.valueOf(session.id()));
      case "user", "session_user", "system_user" ->
          new Value("varchar(65533)", "'" + session.user() + "'@'" + session.host() + "'");
      case "current_user" ->
          new Value("varchar(65533)", String.valueOf(session.context().getCurrentUserIdentity()));
      case "current_catalog" -> new Value("varchar(65533)", "internal");
      case "last_insert_id", "row_count" -> new Value("bigint", "0");
      default -> throw new TooHardException();
    };
  }

  private static String concat(List<Value> arguments) {
    StringBuilder text = new StringBuilder();
    for (Value argument : arguments) {
      if (argument.text() == null) {
        return null;
      }
      text.append(argument.text());
    }
    return text.toString();
  }

  private List<Value> arguments() {
    List<Value> arguments = new ArrayList<>();
    if (!take(StockLexer.LEFT_PAREN)) {
      return arguments;
    }
    while (!take(StockLexer.RIGHT_PAREN)) {
      arguments.add(value());
      if (!at(StockLexer.RIGHT_PAREN)) {
        need(StockLexer.COMMA);
      }
    }
    return arguments;
  }

  /** Number of the token that comes next; with {@link #text}, gives an expression's own text. */
  int mark() {
    return at;
  }

  /** Source between a mark and here. */
  String text(int mark) {
    int from = tokens.get(mark).getStartIndex();
    int to = tokens.get(at - 1).getStopIndex();
    return tokens
        .get(mark)
        .getInputStream()
        .getText(org.antlr.v4.runtime.misc.Interval.of(from, to));
  }
}
