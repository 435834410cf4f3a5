package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Calls that make arrays, maps and structs, and take structs apart, for the engine. Stateless. */
final class NestedCalls {
  static final Set<String> NAMES =
      Set.of("array", NestedLiterals.MAP, NestedLiterals.STRUCT, "named_struct", "struct_element");

  private NestedCalls() {}

  /**
   * @param arguments in the engine's SQL
   */
  static String call(String name, List<String> arguments) {
    return switch (name) {
      case "array" -> "[" + String.join(", ", arguments) + "]";
      case NestedLiterals.MAP -> map(arguments);
      case "named_struct" -> named(arguments);
      case "struct_element" -> element(arguments);
      default -> struct(arguments);
    };
  }

  /** Whether values are brought to texts, since some are; of one it is not known what it is. */
  static boolean areTexts(List<DorisType> types) {
    return types.stream().allMatch(t -> t != null && t.children().isEmpty())
        && types.stream().anyMatch(DorisType::isText)
        && !types.stream().allMatch(t -> t.isText() || t.name().equals("null"));
  }

  private static String map(List<String> arguments) {
    checkPairs("map", arguments);
    List<String> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      keys.add(arguments.get(i));
      values.add(arguments.get(i + 1));
    }
    return "map([" + String.join(", ", keys) + "], [" + String.join(", ", values) + "])";
  }

  private static String named(List<String> arguments) {
    checkPairs("named_struct", arguments);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      fields.add(name(arguments.get(i)) + " := " + arguments.get(i + 1));
    }
    return "struct_pack(" + String.join(", ", fields) + ")";
  }

  /** Without names, so that the engine brings it to the fields of a column by their places. */
  private static String struct(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw StatementError.general("struct requires at least one argument");
    }
    return "row(" + String.join(", ", arguments) + ")";
  }

  private static String element(List<String> arguments) {
    if (arguments.size() != 2) {
      throw StatementError.general("struct_element wants a struct, and the name of a field");
    }
    return arguments.get(1).matches("\\d+")
        ? "struct_extract_at(" + String.join(", ", arguments) + ")"
        : "struct_extract(" + String.join(", ", arguments) + ")";
  }

  private static void checkPairs(String function, List<String> arguments) {
    if (arguments.size() % 2 != 0) {
      throw StatementError.general(function + " can't be odd parameters, need even parameters");
    }
  }

  /** The text of a literal as a name. */
  private static String name(String literal) {
    if (!literal.startsWith("'")) {
      throw StatementError.general(
          "named_struct only allows constant string parameter in odd position: " + literal);
    }
    String text = literal.substring(1, literal.length() - 1).replace("''", "'");
    return Identifiers.quoted(text);
  }
}
