package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Values of which one is chosen are texts if one of them is; the engine takes no numbers beside
 * texts. Stateless.
 */
final class CommonTexts {
  private static final Set<String> CHOICES = Set.of("coalesce", "ifnull", "nvl", "if");

  private CommonTexts() {}

  /**
   * Has arguments of a call cast to texts where its result is one.
   *
   * @param arguments changed in place
   * @param types null = not known
   */
  @SuppressWarnings("unchecked")
  static void convert(
      String name, List<? extends Expression> arguments, Function<Expression, DorisType> types) {
    if (!CHOICES.contains(name)) {
      return;
    }
    int from = name.equals("if") ? 1 : 0;
    List<Expression> choices =
        ((List<Expression>) arguments).subList(Math.min(from, arguments.size()), arguments.size());
    if (isMixed(choices, types)) {
      choices.replaceAll(c -> text(c, types));
    }
  }

  /** The same of what CASE chooses. */
  static void ofCase(CaseExpression choice, Function<Expression, DorisType> types) {
    List<Expression> all = new ArrayList<>();
    choice.getWhenClauses().forEach(w -> all.add(w.getThenExpression()));
    if (choice.getElseExpression() != null) {
      all.add(choice.getElseExpression());
    }
    if (isMixed(all, types)) {
      choice.getWhenClauses().forEach(w -> w.setThenExpression(text(w.getThenExpression(), types)));
      if (choice.getElseExpression() != null) {
        choice.setElseExpression(text(choice.getElseExpression(), types));
      }
    }
  }

  /** Whether some are texts, and others are not. */
  private static boolean isMixed(
      List<? extends Expression> choices, Function<Expression, DorisType> types) {
    List<DorisType> all = choices.stream().map(types).toList();
    return all.stream().anyMatch(t -> t != null && t.isText())
        && all.stream().anyMatch(t -> t != null && isOther(t));
  }

  private static boolean isOther(DorisType type) {
    return !type.isText() && !type.name().equals("null") && type.children().isEmpty();
  }

  /** One as a text, if it is none. */
  private static Expression text(Expression choice, Function<Expression, DorisType> types) {
    DorisType type = types.apply(choice);
    return type != null && isOther(type) ? new CastExpression("CAST", choice, "string") : choice;
  }
}
