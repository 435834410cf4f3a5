package org.dorisdr.minidoris.fe.query;

import java.util.Set;

/** Names of Doris's functions over many rows. Stateless. */
public final class AggregateNames {
  private static final Set<String> NAMES =
      Set.of(
          ("count sum avg min max any_value ndv approx_count_distinct group_concat"
                  + " std stddev stddev_pop stddev_samp variance var_pop var_samp variance_pop"
                  + " variance_samp covar_pop covar_samp corr max_by min_by median percentile"
                  + " percentile_approx collect_list collect_set group_array group_uniq_array"
                  + " array_agg map_agg topn histogram kurt kurt_pop kurtosis skew skew_pop skewness"
                  + " regr_intercept regr_slope"
                  + " bool_and bool_or hll_union hll_union_agg hll_raw_agg group_bit_and"
                  + " group_bit_or group_bit_xor bitmap_union bitmap_intersect"
                  + " bitmap_union_count bitmap_union_int bitmap_agg group_bitmap_xor"
                  + " intersect_count orthogonal_bitmap_intersect"
                  + " orthogonal_bitmap_intersect_count orthogonal_bitmap_union_count")
              .split(" "));

  private AggregateNames() {}

  /**
   * @param name in lower case
   */
  public static boolean isOne(String name) {
    return NAMES.contains(name);
  }
}
