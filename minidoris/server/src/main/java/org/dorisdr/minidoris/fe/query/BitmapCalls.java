package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Calls over bitmaps: which arguments Doris takes, and those calls that are no macros, as they have
 * any number of arguments. Stateless.
 */
final class BitmapCalls {
  private static final String EMPTY = "'AA=='";

  /** Those with any number of bitmaps. */
  private static final Set<String> OF_MANY =
      Set.of(
          "bitmap_and",
          "bitmap_or",
          "bitmap_xor",
          "bitmap_and_count",
          "bitmap_or_count",
          "bitmap_xor_count");

  private static final Set<String> INTERSECTIONS =
      Set.of("intersect_count", "orthogonal_bitmap_intersect", "orthogonal_bitmap_intersect_count");

  /** Those with two bitmaps. */
  private static final Set<String> OF_TWO =
      Set.of(
          ("bitmap_not bitmap_and_not bitmap_andnot bitmap_and_not_count bitmap_andnot_count"
                  + " bitmap_has_any bitmap_has_all")
              .split(" "));

  /** Those with one, before other arguments. */
  private static final Set<String> OF_ONE =
      Set.of(
          ("bitmap_to_base64 bitmap_to_string bitmap_to_array bitmap_min bitmap_max"
                  + " bitmap_contains bitmap_remove sub_bitmap bitmap_subset_limit"
                  + " bitmap_subset_in_range group_bitmap_xor orthogonal_bitmap_union_count")
              .split(" "));

  /** Those that Doris refuses in their own words. */
  private static final Set<String> NAMED =
      Set.of("bitmap_count", "bitmap_union", "bitmap_intersect", "bitmap_union_count");

  private BitmapCalls() {}

  /** Whether {@link #sql} writes it. */
  static boolean isWritten(String name) {
    return OF_MANY.contains(name) || INTERSECTIONS.contains(name);
  }

  /**
   * @param types of the arguments; null = not known
   * @throws StatementError if one that has to be a bitmap is none
   */
  static void check(String name, List<DorisType> types) {
    if (INTERSECTIONS.contains(name) && types.size() < 3) {
      throw StatementError.general(
          name
              + "(bitmap_column, column_to_filter, filter_values) function requires at least three"
              + " parameters");
    }
    for (int i = 0; i < Math.min(types.size(), bitmaps(name)); i++) {
      DorisType type = types.get(i);
      if (type != null && !type.name().equals("bitmap") && !type.name().equals("null")) {
        throw refusal(name, type);
      }
    }
  }

  /** Whether it is an aggregate that is made of several of the engine's. */
  static boolean isIntersection(String name) {
    return INTERSECTIONS.contains(name);
  }

  /** How many of its first arguments are bitmaps. */
  private static int bitmaps(String name) {
    if (OF_MANY.contains(name)) {
      return Integer.MAX_VALUE;
    }
    if (OF_TWO.contains(name)) {
      return 2;
    }
    return OF_ONE.contains(name) || NAMED.contains(name) || INTERSECTIONS.contains(name) ? 1 : 0;
  }

  private static StatementError refusal(String name, DorisType type) {
    boolean named = NAMED.contains(name);
    if (!named && !INTERSECTIONS.contains(name)) {
      return SketchTargets.refused(type, "BITMAP");
    }
    return StatementError.general(
        name
            + (named ? " function's argument" : "function first argument")
            + " should be of BITMAP type, but was "
            + TypeNames.of(type));
  }

  /**
   * @param arguments in DuckDB's SQL
   */
  static String sql(String name, List<String> arguments) {
    if (INTERSECTIONS.contains(name)) {
      String common = "doris_bitmap_and(" + wanted(arguments) + ")";
      return name.endsWith("_count") ? count(common) : "from_base64(" + common + ")";
    }
    String operation = name.replaceFirst("_count$", "");
    String call = "doris_" + operation + "(" + joined(operation, arguments) + ")";
    return name.equals(operation) ? "from_base64(" + call + ")" : count(call);
  }

  private static String count(String call) {
    return "coalesce(doris_bitmap_size(" + call + "), 0)";
  }

  /** NULL counts as nothing in bitmap_or, unless all are; and makes NULL of the others. */
  private static String joined(String operation, List<String> arguments) {
    List<String> texts = arguments.stream().map(a -> "to_base64(" + a + ")").toList();
    return operation.equals("bitmap_or")
        ? "nullif(concat_ws(',', " + String.join(", ", texts) + "), '')"
        : String.join(" || ',' || ", texts);
  }

  /** The bitmaps of all rows with the same value, for each of the values that are asked for. */
  private static String wanted(List<String> arguments) {
    return arguments.stream()
        .skip(2)
        .distinct()
        .map(
            value ->
                "coalesce(doris_bitmap_or(string_agg(to_base64(%s), ',') FILTER (WHERE %s = %s)), %s)"
                    .formatted(arguments.get(0), arguments.get(1), value, EMPTY))
        .collect(Collectors.joining(" || ',' || "));
  }
}
