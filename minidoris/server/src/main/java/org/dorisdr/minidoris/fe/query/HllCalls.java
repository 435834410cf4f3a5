package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Set;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Calls over HLL, and those that count by estimates. Stateless. */
final class HllCalls {
  private static final Set<String> OF_ONE =
      Set.of("hll_union", "hll_union_agg", "hll_raw_agg", "hll_cardinality");

  private HllCalls() {}

  /**
   * @param types of the arguments; null = not known
   * @throws StatementError if one that has to be HLL is not
   */
  static void check(String name, List<DorisType> types) {
    DorisType type = types.isEmpty() ? null : types.get(0);
    if (type == null || type.name().equals("hll")) {
      return;
    }
    if (OF_ONE.contains(name)) {
      throw StatementError.general(
          "HLL_UNION, HLL_UNION_AGG, HLL_RAW_AGG and HLL_CARDINALITY's params must be hll column");
    }
    if (name.equals("hll_to_base64") && !type.name().equals("null")) {
      throw SketchTargets.refused(type, "HLL");
    }
  }

  /**
   * How the engine counts different values: of bitmaps and HLL those in them; else estimated.
   *
   * @param type of the values; null = not known
   * @return with a place for the values; null if it is no such function
   */
  static String count(String name, boolean distinct, DorisType type) {
    boolean sketch = type != null && type.isSketch();
    if (name.equals("count") && distinct && sketch) {
      return type.name().equals("hll") ? "hll_union_agg(%s)" : "bitmap_union_count(%s)";
    }
    if (!name.equals("ndv") && !name.equals("approx_count_distinct")) {
      return null;
    }
    return type == null || type.name().equals("null")
        ? "doris_ndv(%1$s, typeof(%1$s))"
        : "doris_ndv(%s, '" + type.text() + "')";
  }
}
