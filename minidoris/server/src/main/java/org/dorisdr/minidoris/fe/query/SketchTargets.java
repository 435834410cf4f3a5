package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * What Doris lets nobody write into columns of bitmaps and HLL: values of all other types
 * (TypeCoercionUtils.checkCanCastTo, NereidsLoadUtils). Stateless.
 */
final class SketchTargets {
  private SketchTargets() {}

  /** Whether it is a type of such values; null = not known. */
  static boolean isOne(DorisType type) {
    return type != null && type.isSketch();
  }

  /**
   * @param given types of what is written into the columns; null = not known
   */
  static void check(List<Column> columns, List<DorisType> given) {
    for (int i = 0; i < Math.min(columns.size(), given.size()); i++) {
      check(columns.get(i), given.get(i));
    }
  }

  static void check(Column column, DorisType given) {
    boolean target = column.isSketch();
    boolean known = given != null && !given.name().equals("null");
    if (known && (target || isOne(given)) && !given.name().equals(column.baseType())) {
      throw refused(given, TypeNames.of(column.type()));
    }
  }

  /** A literal, which is of no such type. */
  static void checkLiteral(Column column, String text) {
    if (column.isSketch() && text != null) {
      boolean whole = text.matches("-?\\d+");
      check(column, whole ? DorisType.whole(text) : DorisType.of("varchar", text.length()));
    }
  }

  /**
   * @param given what a load gives; null = a text of the file
   */
  static void checkLoaded(Column column, DorisType given) {
    if (!column.isSketch()) {
      return;
    }
    boolean bitmap = given != null && given.name().equals("bitmap");
    if ("BITMAP_UNION".equals(column.aggregation()) && !bitmap) {
      throw StatementError.general(
          "bitmap column " + column.name() + " require the function return type is BITMAP");
    }
    check(column, given == null ? DorisType.of("varchar", 65_533) : given);
  }

  /** What is said of a value of another type than it has to be. */
  static StatementError refused(DorisType from, String to) {
    return StatementError.general(
        "can not cast from origin type " + TypeNames.of(from) + " to target type=" + to);
  }
}
