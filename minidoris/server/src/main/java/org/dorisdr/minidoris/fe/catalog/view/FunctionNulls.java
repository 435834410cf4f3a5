package org.dorisdr.minidoris.fe.catalog.view;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.ResourceLines;

/**
 * Whether Doris says of a function's result that it may be NULL, by what it says of the arguments.
 * The list has those of Doris's classes whose answer does not depend on arguments, and aggregates
 * that yield NULL for no rows; all others yield NULL for NULL. Stateless.
 */
final class FunctionNulls {
  private static final Map<String, String> KINDS = read();

  private FunctionNulls() {}

  private static Map<String, String> read() {
    return ResourceLines.of(FunctionNulls.class, "nullable-functions.txt").stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[1], words -> words[0]));
  }

  /**
   * @param name in lower case
   * @param arguments which of them may be NULL
   * @param grouped whether an aggregate counts rows of groups, none of which is empty
   */
  static boolean mayBeNull(String name, List<Boolean> arguments, boolean grouped) {
    return switch (name) {
      case "if" -> arguments.stream().skip(1).anyMatch(n -> n);
      case "ifnull", "nvl", "coalesce" -> arguments.stream().allMatch(n -> n);
      case "concat_ws" -> arguments.get(0);
      case "lag", "lead" -> arguments.size() < 3 || arguments.get(0) || arguments.get(2);
      default ->
          switch (KINDS.getOrDefault(name, "any")) {
            case "always" -> true;
            case "never" -> false;
            case "aggregate" -> !grouped || arguments.stream().anyMatch(n -> n);
            default -> arguments.stream().anyMatch(n -> n);
          };
    };
  }
}
