package org.dorisdr.minidoris.fe.query.type;

import java.util.Set;
import org.dorisdr.minidoris.common.types.DorisType;

/** Types of what functions over bitmaps and HLL give. Stateless. */
final class SketchTypes {
  private static final Set<String> BITMAPS =
      Set.of(
          ("bitmap_agg bitmap_and bitmap_and_not bitmap_andnot bitmap_empty bitmap_from_array"
                  + " bitmap_from_base64 bitmap_from_string bitmap_hash bitmap_hash64"
                  + " bitmap_intersect bitmap_not bitmap_or bitmap_remove bitmap_subset_in_range"
                  + " bitmap_subset_limit bitmap_union bitmap_xor group_bitmap_xor"
                  + " orthogonal_bitmap_intersect sub_bitmap to_bitmap to_bitmap_with_check")
              .split(" "));

  private static final Set<String> HLLS =
      Set.of("hll_empty", "hll_hash", "hll_from_base64", "hll_union", "hll_raw_agg");

  private static final Set<String> NUMBERS =
      Set.of(
          ("bitmap_and_count bitmap_and_not_count bitmap_andnot_count bitmap_count bitmap_max"
                  + " bitmap_min bitmap_or_count bitmap_union_count bitmap_union_int"
                  + " bitmap_xor_count intersect_count orthogonal_bitmap_intersect_count"
                  + " orthogonal_bitmap_union_count hll_cardinality hll_union_agg")
              .split(" "));

  private static final Set<String> TRUTHS =
      Set.of("bitmap_contains", "bitmap_has_any", "bitmap_has_all");

  private static final Set<String> TEXTS =
      Set.of("bitmap_to_string", "bitmap_to_base64", "hll_to_base64");

  private SketchTypes() {}

  /** Null if it is none of them. */
  static DorisType of(String name) {
    if (BITMAPS.contains(name)) {
      return DorisType.of("bitmap");
    }
    if (HLLS.contains(name)) {
      return DorisType.of("hll");
    }
    if (NUMBERS.contains(name)) {
      return DorisType.of("bigint");
    }
    if (TRUTHS.contains(name)) {
      return DorisType.of("boolean");
    }
    return TEXTS.contains(name)
        ? DorisType.of("text")
        : name.equals("bitmap_to_array") ? DorisType.parse("array<bigint>") : null;
  }
}
