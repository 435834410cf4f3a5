package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Calls that make JSON values, change them, and ask what is in them. Values that are no JSON become
 * it as {@code to_json} makes it, texts among them too. Stateless.
 */
final class JsonCalls {
  /** What Doris casts the part to that a path leads to. */
  private static final Map<String, String> EXTRACTED =
      Map.of(
          "string", "STRING",
          "int", "INT",
          "bigint", "BIGINT",
          "largeint", "LARGEINT",
          "double", "DOUBLE",
          "bool", "BOOLEAN");

  private static final Set<String> CHANGES = Set.of("json_set", "json_insert", "json_replace");

  private static final Set<String> NAMES =
      Set.of(
          "json_set",
          "json_insert",
          "json_replace",
          "json_remove",
          "json_array",
          "json_array_ignore_null",
          "json_object",
          "json_length",
          "json_contains",
          "json_exists_path",
          "json_unquote",
          "json_parse",
          "json_parse_error_to_null");

  private JsonCalls() {}

  /** The name that Doris gives a function first. */
  private static String own(String name) {
    return name.replaceFirst("^jsonb_", "json_");
  }

  static boolean isOne(String name) {
    return NAMES.contains(own(name));
  }

  /** A cast of a part, if a call means that; else null. */
  static Expression extracted(String name, ExpressionList<?> arguments) {
    String type = name.replaceFirst("^(jsonb?_extract|get_json)_", "");
    if (type.equals(name) || !EXTRACTED.containsKey(type) || arguments == null) {
      return null;
    }
    Function part = new Function();
    part.setName("json_extract");
    part.setParameters(arguments);
    return new CastExpression("CAST", part, EXTRACTED.get(type));
  }

  /**
   * @param types of the arguments; null = not known
   */
  static String sql(String name, List<String> arguments, List<DorisType> types) {
    String function = own(name);
    if (CHANGES.contains(function)) {
      return changed(function, arguments, types);
    }
    return switch (function) {
      case "json_array" -> array(values(arguments, types, 0));
      case "json_array_ignore_null" -> filled(values(arguments, types, 0));
      case "json_object" -> object(arguments, types);
      case "json_length" -> of(function, arguments, 2);
      case "json_contains" -> of(function, arguments, 3);
      case "json_parse" ->
          "CASE WHEN %1$s IS NOT NULL AND doris_json_text(%1$s) IS NULL THEN"
                  .formatted(text(arguments.get(0)))
              + " error('Parse json document failed') ELSE doris_json_text(%s) END"
                  .formatted(text(arguments.get(0)));
      case "json_parse_error_to_null" -> "doris_json_text(" + text(arguments.get(0)) + ")";
      case "json_remove" -> {
        List<String> texts = new ArrayList<>(arguments.stream().map(JsonCalls::text).toList());
        texts.set(0, document(arguments.get(0), types.get(0)));
        yield call(function, texts);
      }
      default -> call(function, arguments.stream().map(JsonCalls::text).toList());
    };
  }

  private static String text(String value) {
    return "CAST(" + value + " AS VARCHAR)";
  }

  /** Numbers of a text are doubles, and written as such; those of a JSON value may be decimals. */
  private static String document(String value, DorisType type) {
    boolean json = type != null && type.name().equals("json");
    return json ? text(value) : "doris_json_text(" + text(value) + ")";
  }

  private static String call(String function, List<String> texts) {
    return "doris_" + function + "(" + String.join(", ", texts) + ")";
  }

  /** The last argument is a path, the whole value without it. */
  private static String of(String function, List<String> arguments, int count) {
    List<String> texts = new ArrayList<>(arguments.stream().map(JsonCalls::text).toList());
    if (texts.size() == count - 1) {
      texts.add("'$'");
    }
    return call(function, texts);
  }

  private static String changed(String function, List<String> arguments, List<DorisType> types) {
    if (arguments.size() < 3 || arguments.size() % 2 == 0) {
      throw StatementError.general(
          function + " must have a value, and pairs of a path and what stands there");
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean value = i > 0 && i % 2 == 0;
      texts.add(
          i == 0
              ? document(arguments.get(i), types.get(i))
              : value ? orNull(json(arguments.get(i), types.get(i))) : text(arguments.get(i)));
    }
    return call(function, texts);
  }

  private static List<String> values(List<String> arguments, List<DorisType> types, int from) {
    List<String> values = new ArrayList<>();
    for (int i = from; i < arguments.size(); i++) {
      values.add(json(arguments.get(i), types.get(i)));
    }
    return values;
  }

  private static String array(List<String> values) {
    return values.isEmpty()
        ? "'[]'"
        : values.stream()
            .map(JsonCalls::orNull)
            .collect(Collectors.joining(" || ',' || ", "('[' || ", " || ']')"));
  }

  private static String filled(List<String> values) {
    return values.isEmpty()
        ? "'[]'"
        : "('[' || concat_ws(',', " + String.join(", ", values) + ") || ']')";
  }

  private static String object(List<String> arguments, List<DorisType> types) {
    if (arguments.size() % 2 != 0) {
      throw StatementError.general("json_object can't be odd parameters, need even parameters");
    }
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      DorisType key = types.get(i);
      if (key != null && key.name().equals("null")) {
        throw StatementError.general("json_object key can't be NULL");
      }
      fields.add(
          "coalesce(CAST(to_json(%s) AS VARCHAR), error('JSON documents may not contain NULL member name')) || ':' || %s"
              .formatted(
                  text(arguments.get(i)), orNull(json(arguments.get(i + 1), types.get(i + 1)))));
    }
    return fields.isEmpty() ? "'{}'" : "('{' || " + String.join(" || ',' || ", fields) + " || '}')";
  }

  private static String orNull(String json) {
    return "coalesce(" + json + ", 'null')";
  }

  /** Text of a value as JSON; NULL stays NULL. */
  private static String json(String value, DorisType type) {
    boolean json = type != null && (type.name().equals("json") || type.name().equals("variant"));
    return json ? text(value) : JsonValues.json(value, type);
  }
}
