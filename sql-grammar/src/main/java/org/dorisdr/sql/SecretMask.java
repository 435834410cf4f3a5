package org.dorisdr.sql;

import java.util.Locale;
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
    StringBuilder masked = new StringBuilder(text.length());
    int copied = 0;
    String key = "";
    boolean assigned = false;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      if (assigned && isSecret(key) && token.getType() != DorisDrLexer.OTHER) {
        // Indexes of tokens count code points.
        int from = text.offsetByCodePoints(0, token.getStartIndex());
        int to = text.offsetByCodePoints(0, token.getStopIndex() + 1);
        masked.append(text, copied, from).append(MASK);
        copied = token.getType() == DorisDrLexer.UNCLOSED ? text.length() : to;
      }
      assigned = token.getType() == DorisDrLexer.EQ;
      key = assigned ? key : token.getText();
    }
    return masked.append(text, Math.min(copied, text.length()), text.length()).toString();
  }

  private static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return lower.contains("password")
        || lower.contains("secret")
        || lower.contains("token")
        || lower.contains("access_key");
  }
}
