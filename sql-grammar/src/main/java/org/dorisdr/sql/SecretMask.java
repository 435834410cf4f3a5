package org.dorisdr.sql;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Takes secrets out of the text of a statement, for logs. Stateless; thread safe. */
public final class SecretMask {
  private static final String MASK = "\"*XXX\"";

  private SecretMask() {}

  /**
   * The text with every value masked that is assigned to a key whose name tells of a password, a
   * secret, a key or a token. Works on texts that are no statements too.
   */
  public static String mask(String text) {
    DorisDrLexer lexer = new DorisDrLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    SecretTokens secrets = new SecretTokens();
    StringBuilder masked = new StringBuilder(text.length());
    int copied = 0;
    boolean before = false;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      boolean hidden = secrets.hides(token);
      if (hidden) {
        // Indexes of tokens count code points.
        int from = text.offsetByCodePoints(0, token.getStartIndex());
        int to = text.offsetByCodePoints(0, token.getStopIndex() + 1);
        masked.append(text, copied, from).append(before && from == copied ? "" : MASK);
        copied = to;
        if (token.getType() == DorisDrLexer.UNCLOSED) {
          return masked.toString();
        }
      }
      before = hidden;
    }
    return masked.append(text, copied, text.length()).toString();
  }
}
