package org.dorisdr.sql.stock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns pieces of the parse tree into values; all builders use it. Stateless. */
public final class StockTexts {
  private StockTexts() {}

  public static String name(StockParser.IdentifierContext identifier) {
    return identifier == null ? null : unquoteName(identifier.getText());
  }

  public static String name(StockParser.IdentifierOrTextContext name) {
    if (name == null) {
      return null;
    }
    return name.identifier() != null ? name(name.identifier()) : unquote(name.getText());
  }

  /** Parts of a name, outermost first; empty if there is none. */
  public static List<String> parts(StockParser.QualifiedNameContext name) {
    return name == null ? List.of() : name.identifier().stream().map(StockTexts::name).toList();
  }

  /** Last part of a name; null if there is none. */
  public static String last(StockParser.QualifiedNameContext name) {
    List<String> parts = parts(name);
    return parts.isEmpty() ? null : parts.get(parts.size() - 1);
  }

  public static List<String> names(StockParser.IdentifierListContext list) {
    return list == null ? List.of() : list.identifier().stream().map(StockTexts::name).toList();
  }

  /** In the order written; a repeated key keeps its last value. Empty if there are none. */
  public static Map<String, String> properties(StockParser.PropertyClauseContext clause) {
    return clause == null ? new LinkedHashMap<>() : properties(clause.propertyList());
  }

  public static Map<String, String> properties(StockParser.PropertyListContext list) {
    Map<String, String> properties = new LinkedHashMap<>();
    if (list != null) {
      list.property().forEach(p -> properties.put(text(p.key), text(p.value)));
    }
    return properties;
  }

  public static String text(StockParser.PropertyTextContext text) {
    if (text == null) {
      return null;
    }
    if (text.identifier() != null) {
      return name(text.identifier());
    }
    return text.STRING_LITERAL() != null ? unquote(text.getText()) : text.getText();
  }

  /**
   * Pattern of a LIKE clause; null if there is none. Doris takes what stands between the quotes as
   * it is ({@code LogicalPlanBuilder.stripQuotes}): escapes are those of the pattern only.
   */
  public static String pattern(StockParser.LikeClauseContext like) {
    if (like == null) {
      return null;
    }
    return inside(like.STRING_LITERAL());
  }

  /** What stands between the quotes of a literal, as it is. */
  public static String inside(TerminalNode literal) {
    String text = literal.getText();
    return text.substring(1, text.length() - 1);
  }

  /** What was written, with its spaces and comments. */
  public static String original(ParserRuleContext context) {
    if (context == null) {
      return null;
    }
    int from = context.getStart().getStartIndex();
    int to = context.getStop().getStopIndex();
    return context.getStart().getInputStream().getText(Interval.of(from, to));
  }

  /** Value of a string literal. */
  public static String unquote(String literal) {
    return read(literal.substring(1, literal.length() - 1), literal.charAt(0));
  }

  /** Reads escapes and leaves doubled quotes ({@code LogicalPlanBuilderAssistant}). */
  public static String unescape(String inside) {
    return read(inside, -1);
  }

  /**
   * @param doubled the quote that stands twice for itself; -1 = none
   */
  private static String read(String inside, int doubled) {
    StringBuilder value = new StringBuilder(inside.length());
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '\\' && i + 1 < inside.length()) {
        i++;
        value.append(escaped(inside.charAt(i)));
      } else {
        value.append(c);
        if (c == doubled) {
          i++;
        }
      }
    }
    return value.toString();
  }

  /** Name behind an identifier token. */
  public static String unquoteName(String token) {
    if (token.length() < 2 || token.charAt(0) != '`') {
      return token;
    }
    return token.substring(1, token.length() - 1).replace("``", "`");
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '0' -> "\0";
      case 'b' -> "\b";
      case 'Z' -> "\u001a";
      // Kept with the backslash, because they mean themselves in a LIKE pattern.
      case '%', '_' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }

  /** Values of a list of items, in order. */
  public static <C, V> List<V> each(List<C> contexts, java.util.function.Function<C, V> build) {
    List<V> values = new ArrayList<>();
    contexts.forEach(c -> values.add(build.apply(c)));
    return values;
  }
}
