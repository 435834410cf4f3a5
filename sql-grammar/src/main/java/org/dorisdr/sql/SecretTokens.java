package org.dorisdr.sql;

import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Says of the tokens of a statement, one after the other, which are part of a secret: what is
 * assigned to a key whose name tells of a password, a secret, a key or a token, also where the
 * equal sign was forgotten, and what follows that without a space, as after a quote inside a
 * password. For one statement.
 */
final class SecretTokens {
  private static final Set<Integer> ENDS =
      Set.of(DorisDrLexer.COMMA, DorisDrLexer.RIGHT_PAREN, DorisDrLexer.SEMICOLON, Token.EOF);

  private String key = "";
  private boolean quoted;
  private boolean assigned;
  private boolean hidden;
  private int end = -1;

  /** Whether this token, the next one on the default channel, may not be shown. */
  boolean hides(Token token) {
    int type = token.getType();
    boolean text = type == DorisDrLexer.STRING || type == DorisDrLexer.UNCLOSED;
    boolean attached = token.getStartIndex() == end + 1 && type != DorisDrLexer.EQ;
    boolean value = isSecret(key) && (assigned || text || quoted && attached);
    hidden = !ENDS.contains(type) && (value || hidden && attached);
    assigned = !hidden && type == DorisDrLexer.EQ;
    if (!assigned) {
      key = hidden ? "" : token.getText();
      quoted = text;
    }
    end = token.getStopIndex();
    return hidden;
  }

  private static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    // Also as people misspell them.
    return lower.contains("pass")
        || lower.contains("pasw")
        || lower.contains("pwd")
        || lower.contains("secret")
        || lower.contains("token")
        || lower.contains("credential")
        || lower.contains("access_key");
  }
}
