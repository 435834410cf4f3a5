package org.dorisdr.minidoris.fe.session;

import org.antlr.v4.runtime.Token;

/** Evaluates what stands behind the equals sign of SET. Stateless. */
public final class SetExpression {
  private SetExpression() {}

  /** Value of a literal, a word, a variable, or a small expression; null for NULL. */
  public static String evaluate(Session session, SystemVariables variables, String text) {
    String word = text.strip();
    if (word.matches("[A-Za-z_][A-Za-z0-9_.+/-]*") && !word.equalsIgnoreCase("null")) {
      return word;
    }
    try {
      ValueText in = new ValueText(session, variables, word);
      String value = in.value().text();
      in.need(Token.EOF);
      return value;
    } catch (ValueText.TooHardException | IndexOutOfBoundsException e) {
      throw StatementError.general("Set statement only support constant expr: " + word);
    }
  }
}
