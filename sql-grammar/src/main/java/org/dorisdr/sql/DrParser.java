package org.dorisdr.sql;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads packets of SQL: splits them into statements, tells ours from Doris's, and turns ours into
 * records. Stateless; thread safe. Never throws for any text.
 */
public final class DrParser {
  /**
   * Longest statement of ours, in characters. Enough for a list of a hundred thousand tables; what
   * is longer was not typed for us.
   */
  public static final int MAX_LENGTH = 8 << 20;

  private DrParser() {}

  /** Reads a packet in which a backslash escapes, as it does unless the session says otherwise. */
  public static List<ParsedStatement> parse(String packet) {
    return parse(packet, true);
  }

  /**
   * Reads a packet. Empty statements are left out.
   *
   * @param backslashEscapes false under sql_mode NO_BACKSLASH_ESCAPES
   */
  public static List<ParsedStatement> parse(String packet, boolean backslashEscapes) {
    List<ParsedStatement> statements = new ArrayList<>();
    Position position = Position.START;
    int from = 0;
    while (from < packet.length()) {
      int end = Trivia.statementEnd(packet, from, backslashEscapes);
      int start = Trivia.skip(packet, from, end);
      if (start < end) {
        position = position.after(packet, from, start);
        statements.add(
            statement(packet.substring(from, end), start - from, position, backslashEscapes));
        position = position.after(packet, start, Math.min(end + 1, packet.length()));
      } else {
        position = position.after(packet, from, Math.min(end + 1, packet.length()));
      }
      from = end + 1;
    }
    return statements;
  }

  private static ParsedStatement statement(
      String piece, int lead, Position at, boolean backslashEscapes) {
    LeadingWords.Claim claim = LeadingWords.claim(piece, lead);
    if (claim == LeadingWords.Claim.FOREIGN) {
      return new ParsedStatement.Foreign(piece, at);
    }
    String text = piece.substring(lead).stripTrailing();
    if (claim == LeadingWords.Claim.VERBATIM) {
      return new ParsedStatement.Known(text, at, new RepositoryStatement(text));
    }
    if (text.length() > MAX_LENGTH) {
      String problem = "statement of " + text.length() + " characters, at most " + MAX_LENGTH;
      return new ParsedStatement.Malformed(piece, at, SyntaxError.of(at, problem));
    }
    ParsedStatement parsed = parseOne(text, at, backslashEscapes);
    boolean stockMayKnowIt =
        parsed instanceof ParsedStatement.Malformed && claim == LeadingWords.Claim.SHARED;
    return stockMayKnowIt && !usesOurClause(text, backslashEscapes)
        ? new ParsedStatement.Foreign(piece, at)
        : parsed;
  }

  private static ParsedStatement parseOne(String text, Position at, boolean backslashEscapes) {
    DorisDrLexer lexer = lexer(text, backslashEscapes);
    DorisDrParser parser = new DorisDrParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      DrStatement statement =
          new StatementBuilder(new TreeReader(at, backslashEscapes))
              .visit(parser.single().statement());
      return new ParsedStatement.Known(text, at, statement);
    } catch (ParseCancellationException e) {
      SyntaxError error = new ExpectedTokens(at).explain(lexer(text, backslashEscapes));
      return new ParsedStatement.Malformed(text, at, error);
    } catch (TreeReader.Refused e) {
      return new ParsedStatement.Malformed(text, at, e.error());
    }
  }

  /** Whether a statement that Doris also knows holds {@code AS OF}, which Doris does not. */
  private static boolean usesOurClause(String text, boolean backslashEscapes) {
    CommonTokenStream tokens = new CommonTokenStream(lexer(text, backslashEscapes));
    if (tokens.LA(1) != DorisDrLexer.RECOVER) {
      return false;
    }
    tokens.fill();
    for (int i = 1; i < tokens.size(); i++) {
      boolean asOf = tokens.LA(1) == DorisDrLexer.AS && tokens.LA(2) == DorisDrLexer.OF;
      if (asOf) {
        return true;
      }
      if (tokens.LA(1) != DorisDrLexer.EOF) {
        tokens.consume();
      }
    }
    return false;
  }

  private static DorisDrLexer lexer(String text, boolean backslashEscapes) {
    DorisDrLexer lexer = new DorisDrLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.setBackslashEscapes(backslashEscapes);
    return lexer;
  }
}
