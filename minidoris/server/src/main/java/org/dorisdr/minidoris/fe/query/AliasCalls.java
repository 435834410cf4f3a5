package org.dorisdr.minidoris.fe.query;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.define.AliasFunction;
import org.dorisdr.minidoris.fe.define.Definitions;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Opens calls of alias functions. The catalog is locked. For one statement by one thread. */
final class AliasCalls {
  private static final int MAX_DEPTH = 32;

  private final Frontend frontend;
  private final Session session;
  private Map<String, String> values = Map.of();
  private int depth;

  AliasCalls(Frontend frontend, Session session) {
    this.frontend = frontend;
    this.session = session;
  }

  /** DuckDB text of a parameter of the function that is being opened; null if it is none. */
  String value(String name) {
    return values.get(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The function that a call means; null if it can only be a built-in one.
   *
   * @param database as written, or null
   */
  AliasFunction find(String database, String name, int arguments) {
    long owner = owner(database == null ? session.database() : database);
    List<AliasFunction> called = Definitions.of(frontend).functions().called(owner, name);
    if (called.isEmpty()) {
      if (database != null) {
        throw StatementError.general("Can not found function '" + database + "." + name + "'");
      }
      return null;
    }
    return called.stream()
        .filter(f -> f.types().size() == arguments)
        .findFirst()
        .orElseThrow(
            () ->
                StatementError.general(
                    "Can not found function '"
                        + name
                        + "' which has "
                        + arguments
                        + " arity. Candidate functions are: "
                        + called.stream().map(AliasFunction::signature).toList()));
  }

  private long owner(String database) {
    return database == null
        ? AliasFunction.GLOBAL
        : frontend.catalog().database(database).map(d -> d.id).orElse(AliasFunction.GLOBAL);
  }

  /** Database that a call without one means in a view; null if it is no alias function. */
  static String qualifier(Frontend frontend, Database current, String name) {
    return Definitions.of(frontend).functions().called(current.id, name).isEmpty()
        ? null
        : current.name;
  }

  /**
   * Writes what a function stands for.
   *
   * @param arguments DuckDB texts
   * @param write writes the expression, asking {@link #value} for its parameters
   */
  <T> T open(AliasFunction function, List<String> arguments, Supplier<T> write) {
    if (++depth > MAX_DEPTH) {
      throw StatementError.general(
          "alias functions call each other more than " + MAX_DEPTH + " deep");
    }
    Map<String, String> outer = values;
    Map<String, String> inner = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String type = function.types().get(i);
      inner.put(
          function.parameters().get(i).toLowerCase(Locale.ROOT),
          GeneratedExpressions.cast(arguments.get(i), type));
    }
    values = inner;
    try {
      return write.get();
    } finally {
      values = outer;
      depth--;
    }
  }
}
