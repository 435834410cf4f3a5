package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions over arrays, with the values of Doris's own tests of array_functions. */
class ArrayFunctionsTest extends EngineScene {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "array_map(x->x+2,[1,2,3]), array_map(x->power(x,2),[1,2,3]), array_map((x,y)->x+y,[1, 2, 3, 4, 5],[10, 20, -40, 80, -100]), array_map(x -> x,[]), array_map(x -> x is null, [null, 1, 2]) ~ [3, 4, 5]|[1, 4, 9]|[11, 22, -37, 84, -95]|[]|[1, 0, 0]",
        "array_map((x, y, z) -> x + y * z, [1, 2], [3, 4], [5, 6]), array_map((x, y) -> x, NULL, [1]), array_map(x -> CAST(CAST(x AS STRING) AS INT), ['1', 'b']) ~ [16, 26]|null|[1, null]",
        "array_filter(x->abs(x), [1,null]), array_filter(x->x%2=0,[10, 20, -40, 80, -100]), array_filter(x->x%2=0,NULL), array_filter([1,2,3],[true,false,true]), array_map(x -> array_map(y -> y * 10, x), [[1,2],[3]]) ~ [1]|[10, 20, -40, 80, -100]|null|[1, 3]|[[10, 20], [30]]",
        "array_exists(x->x>2,[1,2,3]), array_exists(x->x+1,[1,2,3]), array_exists(x -> x,[null]), array_exists([null, 1, 2]), array_exists(x -> x,[]) ~ [0, 0, 1]|[1, 1, 1]|[null]|[null, 1, 1]|[]",
        "array_count(x -> x > 1, []), array_count(x -> x > 1, [0, 1, 2, 3]), array_count(x -> x is null, [null, null, null, 0, 1, 2]), array_count(x -> x > 1, NULL), array_count((x,y) -> x>y, [1, null, 2], [null, 3, 1]) ~ 0|2|3|0|1",
        "array_first(x -> x>3, [1,2,3,4,5]), array_first(x -> x<1, [1,2,3,4,5]), array_first(x -> x > 'abc', ['a','b','c']), array_first(x -> x > 5.2 , [10.2, 5.3, 4]), array_last(x->x>3,[1, 2, 10, 12, 10]) ~ 4|null|b|10.2|10",
        "array_last_index(x-> x + 1 > 2, [1, 2, 3, 3, 3]), array_last_index(x -> x > 1,[]), array_last_index(x -> x is null, [null, null, 1, 2]), array_first_index(x-> x + 1 > 2, [1, 2, 3]), array_first_index(x -> x > 1, [null]), array_first_index(x -> x is null, [null, 1, 2]), array_last_index(x->x>1,NULL) ~ 5|0|2|2|0|1|0",
        "array_match_any(x->x=2, array(1, null, 3)), array_match_all(x->x=2, array(1, null, 3)), array_match_any(x->x=2, array()), array_match_all(x->x=2, array()), array_match_any(x->x=2, array(null, null)), array_match_all(x->x!='', array('a',null,'c')), array_match_any(x->x=2,NULL) ~ null|0|0|1|null|null|null",
        "array_sum(array(1.0,2.0,null, null,2.0)), array_max([1,2,3,null]), array_min([]), array_sum([]), array_sum([1,2,3]), array_min(array(1.0,2.0,null)) ~ 5.0|3|null|null|6|1.0",
        "array_join([1, 2, 3], '_'), array_join([null, '1', '2', '3', null], '_'), array_join(['', '', '3'], '_'), array_join([null, null, 1, 2, '1', '2', null], '_', 'any'), array_join([CAST(1e20 AS DOUBLE), 0.5], ',') ~ 1_2_3|1_2_3|__3|any_any_1_2_1_2_any|1e+20,0.5",
        "array_remove([1,2,3,null], 1), array_remove([1,null], null), array_remove([true, false, false], false), arrays_overlap([1,2,3], [4,5,6]), arrays_overlap([1,2,3,null], [3,4,5]), arrays_overlap([], []) ~ [2, 3, null]|[1]|[1]|0|1|0",
        "array_compact([1, 2, 3, 3, null, null, 4, 4]), array_compact([null, null, null]), array_except([1,2,3], [2,3,4,null]), array_except([null], [1,2,3]), array_with_constant(3, '_'), array_repeat(null, 3), array_repeat('abc', null), array_enumerate([5,6]) ~ [1, 2, 3, null, 4]|[null]|[1]|[null]|[\"_\", \"_\", \"_\"]|[null, null, null]|[]|[1, 2]",
        "array_popfront([1,2,3,4,5,6]), array_popfront([]), array_popfront(null), array_popback([1,2,3,null]), array_popback([]) ~ [2, 3, 4, 5, 6]|[]|null|[1, 2, 3]|[]",
        "[1,2,3][1:1], [1,2,3][1:5], [1,2,3][2:], [1,2,3][-2:], [1,2,3][2:-1], [1,2,3][0:], [1,2,3][-5:], [1,2,3,4,5][2:3], array_slice([1,2,3], -3, 2) ~ [1]|[1, 2, 3]|[2, 3]|[2, 3]|[]|[]|[]|[2, 3, 4]|[1, 2]",
        "split_by_string('abcde',''), split_by_string('',','), split_by_string(',,a,b,c,',','), split_by_string('1,,2,3,,,,,,4,5, abcde', ',,') ~ [\"a\", \"b\", \"c\", \"d\", \"e\"]|[]|[\"\", \"\", \"a\", \"b\", \"c\", \"\"]|[\"1\", \"2,3\", \"\", \"\", \"4,5, abcde\"]",
        "map_size(map('a',1)), countequal([1,null,1],1), countequal([1,null],null) ~ 1|2|1",
        "sum(array_count(x -> x > n, [1,2,3])), count(*) FROM (SELECT 1 AS n) t GROUP BY array_count(x -> x > n, [1,2,3]) ~ 2|1"
      })
  void givesDorissValues(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "array_map(x -> x, [1], [2]) ~ arguments' size is not equal parameters' size",
        "array_map([1]) ~ array_map wants a lambda before its arrays",
        "array_sort(x -> -x, [1, 2]) ~ minidoris has no lambda in Doris's function 'array_sort'",
        "array_map((a, b, c, d) -> a, [1], [1], [1], [1]) ~ minidoris has array_map over at most 3 arrays",
      })
  void refusesOtherLambdas(String call, String message) {
    assertThatThrownBy(() -> run("SELECT " + call)).hasMessageContaining(message);
  }
}
