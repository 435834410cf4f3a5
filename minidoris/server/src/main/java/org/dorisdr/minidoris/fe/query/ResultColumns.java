package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * What clients are told of the columns of a query: the types that Doris finds, where the texts that
 * the engine gives can be read as values of them, else the engine's. Stateless.
 */
final class ResultColumns {
  private ResultColumns() {}

  /**
   * @param engine type that the engine tells, in Doris's words
   * @param known what Doris would tell, so far as that is known
   */
  static StatementResult.Column of(String name, String engine, TypedColumn known) {
    boolean fits = known.type() != null && fits(known.type(), TypedColumns.type(engine));
    return new StatementResult.Column(name, fits ? known.type().text() : engine, known.origin());
  }

  /** Before anything has run; empty if the type of one is known to the engine only. */
  static List<StatementResult.Column> of(List<TypedColumn> columns) {
    if (columns.stream().anyMatch(column -> column.type() == null)) {
      return List.of();
    }
    return columns.stream()
        .map(c -> new StatementResult.Column(c.name(), c.type().text(), c.origin()))
        .toList();
  }

  private static boolean fits(DorisType type, DorisType engine) {
    if (engine == null) {
      return false;
    }
    return switch (type.name()) {
      case "boolean", "date", "datetime" -> engine.name().equals(type.name());
      case "tinyint", "smallint", "int", "bigint", "largeint" -> isWhole(engine);
      case "float", "double", "decimal" -> isWhole(engine) || isFraction(engine);
      case "time" -> engine.isText();
      case "null" -> true;
      case "bitmap", "hll" -> engine.name().equals("bitmap");
      case "json", "variant" -> engine.isText() || engine.name().equals(type.name());
      default -> type.isText() && engine.isText();
    };
  }

  private static boolean isWhole(DorisType type) {
    return switch (type.name()) {
      case "tinyint", "smallint", "int", "bigint", "largeint" -> true;
      default -> false;
    };
  }

  private static boolean isFraction(DorisType type) {
    return switch (type.name()) {
      case "float", "double", "decimal" -> true;
      default -> false;
    };
  }
}
