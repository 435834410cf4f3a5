package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Calls with a lambda over the elements of arrays, {@code array_map(x -> x + 1, a)}. But for {@code
 * array_map} they ask a condition of each element; what they do with the answers is a macro of the
 * engine. Stateless.
 */
final class ArrayCalls {
  /**
   * What is made of a list of answers; those beginning with {@code doris_with} want the array, too.
   */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "array_map", "",
          "array_exists", "",
          "array_filter", "doris_with_all",
          "array_first", "doris_with_first",
          "array_last", "doris_with_last",
          "array_count", "doris_answer_count",
          "array_first_index", "doris_answer_first",
          "array_last_index", "doris_answer_last",
          "array_match_any", "doris_answer_any",
          "array_match_all", "doris_answer_all");

  private static final int MOST_ARRAYS = 3;

  private static final String ELEMENTS = "lambda_elements";

  private ArrayCalls() {}

  /** Whether it is one with a lambda, or with answers in its place. */
  static boolean isOne(String name) {
    return ANSWERS.containsKey(name);
  }

  /**
   * The call.
   *
   * @param text writes an argument in the engine's SQL
   * @param body writes that of the lambda
   */
  static String sql(
      String name,
      List<? extends Expression> arguments,
      Function<Expression, String> text,
      Function<Expression, String> body) {
    if (!Lambdas.isOne(arguments.get(0))) {
      return answered(name, arguments.stream().map(text).toList());
    }
    List<String> arrays = arguments.stream().skip(1).map(text).toList();
    Expression lambda = arguments.get(0);
    List<String> names = Lambdas.names(lambda).stream().map(Identifiers::quoted).toList();
    if (arrays.size() != names.size()) {
      throw StatementError.general(
          "lambda of " + name + " arguments' size is not equal parameters' size");
    }
    if (arrays.size() > MOST_ARRAYS) {
      throw StatementError.general(
          "minidoris has " + name + " over at most " + MOST_ARRAYS + " arrays at once");
    }
    String value = body.apply(lambda);
    boolean plain = name.equals("array_map");
    String answers = each(arrays, names, plain ? value : "CAST(" + value + " AS BOOLEAN)");
    return made(name, arrays.get(0), answers);
  }

  private static String made(String name, String array, String answers) {
    String macro = ANSWERS.get(name);
    return macro.isEmpty()
        ? answers
        : macro + "(" + (macro.startsWith("doris_with") ? array + ", " : "") + answers + ")";
  }

  /** Without a lambda the last argument is the list of answers. */
  private static String answered(String name, List<String> arguments) {
    boolean array = ANSWERS.get(name).startsWith("doris_with");
    if (name.equals("array_map") || arguments.size() != (array ? 2 : 1)) {
      throw StatementError.general(
          name + " wants a lambda before its arrays, as in " + name + "(x -> x > 1, a)");
    }
    String answers = "CAST(" + arguments.get(arguments.size() - 1) + " AS BOOLEAN[])";
    return made(name, arguments.get(0), answers);
  }

  /** Of several arrays the elements of one place stand together, one after the other in a row. */
  private static String each(List<String> arrays, List<String> names, String body) {
    if (arrays.size() == 1) {
      return "list_transform(%s, lambda %s: %s)".formatted(arrays.get(0), names.get(0), body);
    }
    List<String> lists = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      lists.add(
          "list_transform([" + ELEMENTS + "[" + (i + 1) + "]], lambda " + names.get(i) + ": ");
    }
    String inner = String.join("", lists) + body + ")[1]".repeat(lists.size());
    return "list_transform(doris_zip_%d(%s), lambda %s: %s)"
        .formatted(arrays.size(), String.join(", ", arrays), ELEMENTS, inner);
  }
}
