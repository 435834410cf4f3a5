package org.dorisdr.minidoris.fe.define;

import java.util.List;

/**
 * A function of a user that stands for an expression.
 *
 * @param databaseId {@link #GLOBAL} = it belongs to none
 * @param types of the parameters, as Doris spells them
 */
public record AliasFunction(
    long id,
    long databaseId,
    String name,
    List<String> types,
    List<String> parameters,
    String expression) {
  public static final long GLOBAL = 0;

  /** {@code f(int, text)}. */
  public String signature() {
    return signature(name, types);
  }

  static String signature(String name, List<String> types) {
    return name + "(" + String.join(", ", types) + ")";
  }

  boolean isCalled(long owner, String wanted) {
    return databaseId == owner && name.equalsIgnoreCase(wanted);
  }

  String sql() {
    return "CREATE "
        + (databaseId == GLOBAL ? "GLOBAL " : "")
        + "ALIAS FUNCTION "
        + signature()
        + " WITH PARAMETER("
        + String.join(", ", parameters)
        + ") AS "
        + expression
        + ";";
  }
}
