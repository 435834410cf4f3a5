package org.dorisdr.sql.stock.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockSyntaxException;
import org.dorisdr.sql.stock.StockTexts;

/** Reads how statements name users, passwords and their rules. Stateless. */
final class UserTexts {
  private UserTexts() {}

  static UserName user(StockParser.UserIdentityContext ctx) {
    if (ctx == null) {
      return null;
    }
    StockParser.IdentifierOrTextContext host = ctx.host != null ? ctx.host : ctx.domain;
    return new UserName(
        StockTexts.name(ctx.user), host == null ? "%" : StockTexts.name(host), ctx.domain != null);
  }

  static Password password(StockParser.PasswordClauseContext ctx) {
    return ctx == null
        ? null
        : new Password(StockTexts.unquote(ctx.STRING_LITERAL().getText()), ctx.hashed != null);
  }

  static PasswordOptions options(StockParser.PasswordOptionsContext ctx) {
    return new PasswordOptions(
        ctx.expireNever != null ? 0 : seconds(ctx.expireDefault, ctx.expire, ctx.expireUnit),
        (int) number(ctx.historyDefault, ctx.history),
        ctx.PASSWORD_REUSE() == null ? PasswordOptions.UNSET : reuse(ctx.reuse),
        (int) number(null, ctx.attempts),
        seconds(ctx.lockUnbounded, ctx.lockTime, ctx.lockUnit),
        lock(ctx.lock));
  }

  private static int lock(Token word) {
    if (word == null) {
      return PasswordOptions.UNSET;
    }
    return word.getType() == StockParser.ACCOUNT_LOCK ? -1 : 1;
  }

  /** DEFAULT is as if nothing was said. */
  private static int reuse(Token days) {
    return days.getType() == StockParser.DEFAULT ? PasswordOptions.UNSET : (int) number(null, days);
  }

  private static long seconds(Token word, Token number, Token unit) {
    long value = number(word, number);
    if (unit == null) {
      return value;
    }
    return value
        * switch (unit.getText().toUpperCase(Locale.ROOT)) {
          case "DAY" -> 86_400;
          case "HOUR" -> 3_600;
          default -> 1;
        };
  }

  /**
   * @param word stands for -1
   */
  private static long number(Token word, Token number) {
    if (word != null) {
      return -1;
    }
    if (number == null) {
      return PasswordOptions.UNSET;
    }
    try {
      return Integer.parseInt(number.getText());
    } catch (NumberFormatException e) {
      throw new StockSyntaxException(
          "number too large: " + number.getText(),
          number.getLine(),
          number.getCharPositionInLine());
    }
  }

  static List<String> privileges(StockParser.PrivilegeListContext ctx) {
    return ctx.privilegeName().stream()
        .map(p -> p.ALL() != null ? "ALL" : p.getText().toUpperCase(Locale.ROOT))
        .toList();
  }

  static List<String> scope(StockParser.PrivilegeScopeContext ctx) {
    List<String> parts = new ArrayList<>();
    for (StockParser.ScopePartContext part : ctx.scopePart()) {
      parts.add(part.ASTERISK() != null ? "*" : StockTexts.name(part.identifier()));
    }
    return parts;
  }
}
