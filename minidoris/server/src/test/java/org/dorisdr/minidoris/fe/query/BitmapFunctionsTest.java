package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions over bitmaps and HLL: values of Doris's test_bitmap_function, test_hll_functions. */
class BitmapFunctionsTest extends EngineScene {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "bitmap_to_string(to_bitmap(10)), bitmap_to_string(to_bitmap('18446744073709551615')), bitmap_to_string(to_bitmap(-1)), bitmap_to_string(to_bitmap('x')), bitmap_to_string(to_bitmap(NULL)) ~ 10|18446744073709551615|||",
        "bitmap_count(to_bitmap(1)), bitmap_count(NULL), bitmap_count(bitmap_empty()) ~ 1|0|0",
        "bitmap_to_string(bitmap_from_string('0, 1, 2')), bitmap_from_string('-1, 0, 1, 2'), bitmap_to_string(bitmap_from_string('')), bitmap_from_string(NULL) ~ 0,1,2|null||null",
        "bitmap_to_string(bitmap_or(to_bitmap(1), to_bitmap(2))), bitmap_to_string(bitmap_or(to_bitmap(1), NULL)), bitmap_or(NULL, NULL), bitmap_to_string(bitmap_or(to_bitmap(10), bitmap_from_string('1,2'), bitmap_empty())) ~ 1,2|1|null|1,2,10",
        "bitmap_to_string(bitmap_and(bitmap_from_string('1,2,3'), bitmap_from_string('2,3,4'), to_bitmap(3))), bitmap_and(to_bitmap(1), NULL), bitmap_to_string(bitmap_xor(bitmap_from_string('2,3'), bitmap_from_string('1,2,3,4'))), bitmap_xor(to_bitmap(1), NULL) ~ 3|null|1,4|null",
        "bitmap_or_count(bitmap_from_string('1,2'), NULL), bitmap_and_count(bitmap_from_string('1,2,3'), bitmap_from_string('3,4')), bitmap_and_count(to_bitmap(1), NULL), bitmap_xor_count(bitmap_from_string('1,2,3'), bitmap_from_string('3,4,5')) ~ 2|1|0|4",
        "bitmap_to_string(bitmap_not(bitmap_from_string('2,3,5'), bitmap_from_string('1,2,3,4'))), bitmap_to_string(bitmap_and_not(bitmap_from_string('1,2,3'), bitmap_from_string('3,4,5'))), bitmap_and_not_count(bitmap_from_string('1,2,3'), bitmap_from_string('3,4,5')), bitmap_and_not_count(to_bitmap(1), NULL) ~ 5|1,2|2|0",
        "bitmap_contains(to_bitmap(1), 2), bitmap_contains(to_bitmap('18446744073709551615'), -1), bitmap_has_any(to_bitmap(1), to_bitmap(1)), bitmap_has_all(bitmap_from_string('0,1,2'), bitmap_from_string('1,2')), bitmap_has_all(bitmap_empty(), bitmap_from_string('0')), bitmap_contains(NULL, 1) ~ 0|1|1|1|0|null",
        "bitmap_min(bitmap_from_string('2,1,9')), bitmap_max(bitmap_from_string('2,1,9')), bitmap_max(to_bitmap('18446744073709551615')), bitmap_min(bitmap_empty()) ~ 1|9|-1|null",
        "bitmap_to_string(sub_bitmap(bitmap_from_string('1,0,1,2,3,1,5'), 0, 3)), bitmap_to_string(sub_bitmap(bitmap_from_string('1,0,1,2,3,1,5'), -3, 2)), sub_bitmap(bitmap_from_string('1,0,1,2,3,1,5'), 2, 0), sub_bitmap(bitmap_empty(), 0, 1), bitmap_to_string(sub_bitmap(bitmap_from_string('1'), -1, 1)) ~ 0,1,2|2,3|null|null|1",
        "bitmap_to_string(bitmap_subset_limit(bitmap_from_string('1,2,3,4,5'), 4, 3)), bitmap_subset_limit(bitmap_from_string('1'), -1, 2), bitmap_to_string(bitmap_subset_in_range(bitmap_from_string('1,2,3,4,5'), 2, 4)), bitmap_subset_in_range(to_bitmap(1), 2, 2) ~ 4,5|null|2,3|null",
        "bitmap_to_array(bitmap_from_string('3,1,2')), bitmap_to_array(bitmap_empty()), bitmap_to_array(bitmap_from_string(NULL)), bitmap_to_string(bitmap_from_array(array(1, 0, 1))), bitmap_from_array(array(1, -1)), bitmap_from_array(array(1, null)), bitmap_to_string(bitmap_from_array([])) ~ [1, 2, 3]|[]|null|0,1|null|null|",
        "bitmap_to_string(bitmap_hash('hello')), bitmap_to_string(bitmap_hash('')), bitmap_to_string(bitmap_hash(NULL)), bitmap_count(bitmap_hash64('hello')) ~ 1321743225|3329588566||1",
        "bitmap_to_base64(bitmap_empty()), bitmap_to_string(bitmap_from_base64(bitmap_to_base64(bitmap_from_string('0, 1, 4294967296')))), bitmap_from_base64('abc'), bitmap_to_string(bitmap_remove(bitmap_from_string('1,2,3'), 2)) ~ AA==|0,1,4294967296|null|1,3",
        "hll_to_base64(hll_hash('abc')), hll_to_base64(hll_hash('')), hll_to_base64(NULL), hll_to_base64(hll_empty()), hll_cardinality(hll_hash(NULL)) ~ AQEC5XSzrpDsdw==|AQEyl7yFZerf2A==|null|AA==|0",
        "bitmap_union_count(b), bitmap_to_string(bitmap_union(b)), bitmap_to_string(bitmap_intersect(b)), count(distinct b), bitmap_to_string(group_bitmap_xor(b)), bitmap_union_int(k), bitmap_to_string(bitmap_agg(k)) FROM (SELECT bitmap_from_string('1,2,3') AS b, 1 AS k UNION ALL SELECT bitmap_from_string('3,4'), 2 UNION ALL SELECT NULL, 2) t ~ 4|1,2,3,4|3|4|1,2,4|2|1,2",
        "bitmap_union_count(b) OVER (PARTITION BY k), bitmap_to_string(bitmap_union(b) OVER (ORDER BY k)), hll_union_agg(h) OVER (), ndv(k) OVER (), approx_count_distinct(h IS NULL) OVER () FROM (SELECT to_bitmap(1) AS b, hll_hash(1) AS h, 1 AS k UNION ALL SELECT to_bitmap(2), hll_hash(2), 2) t ORDER BY k DESC LIMIT 1 ~ 1|1,2|2|2|1",
        "bitmap_to_string(bitmap_union(b)), bitmap_union_count(b), bitmap_to_string(bitmap_intersect(b)), group_bitmap_xor(b) FROM (SELECT to_bitmap(1) AS b) t WHERE bitmap_count(b) > 1 ~ |0||null",
        "intersect_count(b, k, 1, 2), intersect_count(b, k, 1), intersect_count(b, k, 1, 3), orthogonal_bitmap_intersect_count(b, k, 1, 2), bitmap_to_string(orthogonal_bitmap_intersect(b, k, 2, 1)), orthogonal_bitmap_union_count(b) FROM (SELECT bitmap_from_string('1,2,3') AS b, 1 AS k UNION ALL SELECT bitmap_from_string('3,4'), 2 UNION ALL SELECT bitmap_from_string('2'), 2) t ~ 2|3|0|2|2,3|4",
      })
  void givesDorissValues(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "bitmap_count(1) ~ bitmap_count function's argument should be of BITMAP type, but was TINYINT",
        "bitmap_or(to_bitmap(1), 'a') ~ can not cast from origin type VARCHAR(1) to target type=BITMAP",
        "max(to_bitmap(1)) ~ Doris hll, bitmap, array, map, struct, jsonb, variant column must use with specific function",
        "1 FROM (SELECT to_bitmap(1) AS b) t GROUP BY b ~ support filter, group by or order by",
        "b FROM (SELECT to_bitmap(1) AS b) t ORDER BY 1 ~ support filter, group by or order by",
        "to_bitmap(1) AS c ORDER BY c ~ support filter, group by or order by",
        "DISTINCT b FROM (SELECT to_bitmap(1) AS b) t ~ support filter, group by or order by",
        "bitmap_empty() UNION SELECT bitmap_empty() ~ support filter, group by or order by",
        "min(1) OVER (PARTITION BY bitmap_empty()) ~ support filter, group by or order by",
        "bitmap_empty() = bitmap_empty() ~ data type BITMAP could not used in ComparisonPredicate",
        "to_bitmap(1) IN (1) ~ in predicate could not contains object type",
        "intersect_count(to_bitmap(1), 1) ~ intersect_count(bitmap_column, column_to_filter, filter_values) function requires at least three parameters",
        "intersect_count(to_bitmap(1), 1, 1) OVER () ~ minidoris does not have Doris's function 'intersect_count' over windows",
      })
  void refusesWhatDorisRefuses(String query, String message) {
    assertThatThrownBy(() -> run("SELECT " + query)).hasMessageContaining(message);
  }
}
