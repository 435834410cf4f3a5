package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.types.DorisType;

/**
 * How wide the values of a column are, as {@code information_schema.columns} tells it; null where
 * it does not apply.
 *
 * @param characters length of a text
 * @param precision digits of a number
 * @param scale digits behind the point
 */
record ColumnSizes(Integer characters, Integer precision, Integer scale) {

  static ColumnSizes of(String type) {
    DorisType parsed = MysqlTypes.parsed(type);
    return switch (parsed.name()) {
      case "tinyint" -> number(3, 0);
      case "smallint" -> number(5, 0);
      case "int" -> number(10, 0);
      case "bigint" -> number(19, 0);
      case "largeint" -> number(39, 0);
      case "float" -> number(7, 7);
      case "double" -> number(15, 15);
      case "decimal" -> number(parsed.arguments().get(0), parsed.arguments().get(1));
      case "text" -> text(Integer.MAX_VALUE - 4);
      case "char", "varchar" ->
          text(parsed.arguments().isEmpty() ? 65_533 : parsed.arguments().get(0));
      default -> new ColumnSizes(null, null, null);
    };
  }

  private static ColumnSizes number(int precision, int scale) {
    return new ColumnSizes(null, precision, scale);
  }

  private static ColumnSizes text(int characters) {
    return new ColumnSizes(characters, null, null);
  }

  /** Most bytes of a text. */
  Long octets() {
    return characters == null ? null : (Long) (characters * 4L);
  }

  Integer size() {
    return characters == null ? precision : characters;
  }
}
