package org.dorisdr.sql.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.dorisdr.sql.stock.admin.AdminBuilder;
import org.dorisdr.sql.stock.backup.BackupBuilder;
import org.dorisdr.sql.stock.catalog.CatalogBuilder;
import org.dorisdr.sql.stock.txn.TxnBuilder;

/** Parses stock Doris statements. Stateless. */
public final class StockSql {
  private static final Set<String> QUERY_WORDS =
      Set.of("SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "EXPLAIN");

  private StockSql() {}

  /** Statements of a packet, in order, without empty ones. */
  public static List<String> split(String packet) {
    return StatementSplitter.split(packet);
  }

  /** The first words, names and marks of a text, without comments; at most so many. */
  public static List<String> firstWords(String text, int most) {
    StockLexer lexer = new StockLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<String> words = new ArrayList<>();
    Token token = lexer.nextToken();
    while (words.size() < most && token.getType() != Token.EOF) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        words.add(token.getText());
      }
      token = lexer.nextToken();
    }
    return words;
  }

  /**
   * Parses one statement; a trailing semicolon is allowed.
   *
   * @throws StockSyntaxException if it is none that minidoris knows
   */
  public static StockStatement parse(String text) {
    StockLexer lexer = new StockLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    String kind = queryKind(tokens);
    if (kind != null) {
      return new QueryStatement(kind, withoutSemicolon(tokens, text));
    }
    StockParser parser = new StockParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new Thrower());
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    return build(parser.singleStatement().statement());
  }

  private static StockStatement build(StockParser.StatementContext statement) {
    if (statement.catalogStatement() != null) {
      return new CatalogBuilder().visit(statement.catalogStatement());
    }
    if (statement.adminStatement() != null) {
      return new AdminBuilder().visit(statement.adminStatement());
    }
    if (statement.transactionStatement() != null) {
      return new TxnBuilder().visit(statement.transactionStatement());
    }
    return new BackupBuilder().visit(statement.backupStatement());
  }

  /** First word of a query or DML statement in upper case, or null. */
  private static String queryKind(CommonTokenStream tokens) {
    int ahead = 1;
    while (tokens.LA(ahead) == StockLexer.LEFT_PAREN) {
      ahead++;
    }
    Token first = tokens.LT(ahead);
    String word = first.getText().toUpperCase(Locale.ROOT);
    if (first.getType() == Token.EOF || !QUERY_WORDS.contains(word)) {
      return null;
    }
    return ahead > 1 ? "SELECT" : word;
  }

  private static String withoutSemicolon(CommonTokenStream tokens, String text) {
    tokens.fill();
    int last = tokens.size() - 2;
    while (last > 0
        && (tokens.get(last).getChannel() != Token.DEFAULT_CHANNEL
            || tokens.get(last).getType() == StockLexer.SEMICOLON)) {
      last--;
    }
    int end = tokens.get(last).getStopIndex() + 1;
    return text.substring(0, text.offsetByCodePoints(0, end)).strip();
  }

  private static final class Thrower extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException cause) {
      StockSyntaxException error = new StockSyntaxException(message, line, column);
      if (cause != null) {
        error.initCause(new ParseCancellationException(cause));
      }
      throw error;
    }
  }
}
