package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that the engine would give otherwise than Doris, and functions that it has beside it. */
class DorisValuesTest extends EngineScene {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "CAST(CAST(1 AS DOUBLE) AS STRING), CAST(CAST(1.1 AS FLOAT) AS VARCHAR(9)), CAST(true AS STRING), CAST(false AS CHAR(3)) ~ 1|1.1|1|0",
        "concat(CAST(1e20 AS DOUBLE), '|', CAST(2 AS DOUBLE), true), group_concat(CAST(2 AS DOUBLE)) ~ 1e+20|21|2",
        "CAST('1' AS BOOLEAN), CAST(' on ' AS BOOLEAN), CAST('NO' AS BOOLEAN), CAST('f' AS BOOLEAN), CAST('1.1' AS BOOLEAN), CAST('x' AS BOOLEAN) ~ 1|1|0|0|null|null",
        "CAST('0x10' AS INT), CAST('1_000' AS INT), CAST('1e3' AS INT), CAST('-12.9' AS INT), CAST(' 7 ' AS BIGINT) ~ null|null|null|-12|7",
        "CAST('1_0' AS DECIMAL(9,2)), CAST('1_0' AS DOUBLE), CAST('0x1' AS FLOAT), CAST('1e1' AS DOUBLE) ~ null|null|null|10",
        "CAST(CAST('192.168.0.1' AS IPV4) AS IPV6) ~ ::ffff:192.168.0.1",
        "'1.5' + 1, '2' * '3', 1 / '4' ~ 2.5|6|0.25",
        "7.9 DIV 1.9, -7 DIV 2, '9' DIV 2 ~ 7|-3|4",
      })
  void castsAndCounts(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "json_extract('{}', '$.*'), json_extract('[]', '$[*]'), json_extract('[[4, 5], [6]]', '$[0][*]') ~ null|null|[4,5]",
        "json_extract('{\"a\": [1, {\"b\": 2}]}', '$.a[last].b'), json_extract('[1,2,3]', '$[last-1]'), json_extract('7', '$[0]') ~ 2|2|7",
        "json_extract('{\"a\": 1, \"b\": {\"a\": 2}}', '$**.a'), json_extract('{\"a.b\": {\"c\": null}}', '$.\"a.b\".c') ~ [1,2]|null",
        "json_extract('{\"a\": 1, \"b\": \"x\"}', '$.a', '$.b', '$.c'), json_extract('{', '$'), json_extract(NULL, '$') ~ [1,\"x\"]|null|null",
        "json_type('[1, 3000000000, 1.5, null, \"s\"]', '$[0]'), json_type('[3000000000]', '$[0]'), json_type('1.5', '$'), json_type('null', '$') ~ int|bigint|double|null",
        "CAST('{\"a\" : 1.0, \"b\": [1e3, 12345678901234567890123456789012345678901234567890]}' AS JSON) ~ {\"a\":1,\"b\":[1000,1.2345678901234567e+49]}",
        "CAST(to_json(true) AS INT), CAST(to_json(3276) AS BOOLEAN), CAST(CAST('null' AS JSON) AS STRING), CAST(json_extract('{\"a\": 2.5}', '$.a') AS DOUBLE) ~ 1|1|null|2.5",
        "json_keys('{\"a\":{\"b\":1}}', '$.a'), json_keys('[1]') ~ [\"b\"]|null",
      })
  void readsJson(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  /**
   * Values of Doris's test_query_json_set, …_insert, …_array, …_object, test_json_function; {@code
   * $[0].a} of what is no array means the whole of it there.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "json_set('{\"a\": 1, \"b\": [2, 3]}', '$', null), json_set('{\"k\": [1, 2]}', '$.k[0]', null, '$.[1]', null) ~ null|[{\"k\":[null,2]},null]",
        "json_set('{\"arr\": null}', '$.arr', array('\"aaa\"', 'b')), json_set('{\"arr\": null}', '$.arr', array(1.1, 2)), json_set('{\"a\": 0}', '$.a', CAST('{\"a\":1.1}' AS JSON)) ~ {\"arr\":[\"\\\"aaa\\\"\",\"b\"]}|{\"arr\":[1.1,2.0]}|{\"a\":{\"a\":1.1}}",
        "json_set('1', '$[0]', 2), json_set('1', '$[1]', 2), json_set('{\"k\": 1}', '$.k[0]', 2), json_set('{\"k\": 1}', '$.k[1]', NULL) ~ 2|[1,2]|{\"k\":2}|{\"k\":[1,null]}",
        "json_set('{\"k\": 1}', NULL, 2), json_set('{}', '$.a', 100, '$.b.a', 200), json_set('{\"a\": 1}', '$[0].a', 2), jsonb_set('[1, 2]', '$.a', 'x') ~ null|{\"a\":100}|2|[\"x\",2]",
        "json_insert('1', '$[0]', 2), json_insert('1', '$[1]', 2), json_insert('{\"a\": 200}', '$.a', 100, '$.b.a', 200), json_replace('{\"a\": 1}', '$.a', true, '$.b', 2) ~ 1|[1,2]|{\"a\":200}|{\"a\":true}",
        "json_set(json_object('x', 1.50), '$.y', CAST(1e20 AS DOUBLE), '$.z', 1.0) ~ {\"x\":1.50,\"y\":1e+20,\"z\":1.0}",
        "json_array(), json_array(null), json_array(1, 'abc', NULL, TRUE, '10:00:00', 1678708107000), json_array_ignore_null(1, null, 2) ~ []|[null]|[1,\"abc\",null,true,\"10:00:00\",1678708107000]|[1,2]",
        "json_object(), json_object('id', 87, 'name', 'carrot'), json_object('k0', null, 'k1', json_parse('{\"a\" : 1}'), 'k2', '{\"a\":1}') ~ {}|{\"id\":87,\"name\":\"carrot\"}|{\"k0\":null,\"k1\":{\"a\":1},\"k2\":\"{\\\"a\\\":1}\"}",
        "json_remove('[1, 2, [3, 4, 5]]', '$[2][1]', '$[0]'), json_remove('[1, 2, 3, 4, 5]', '$[1]', '$[3]'), json_remove('123', '$.k'), json_remove('{\"a\": 1}', '$.a', NULL), json_remove('[]', '$[0]') ~ [2,[3,5]]|[1,3,4]|123|null|[]",
        "json_contains('{\"c\": {\"d\": 4, \"e\": [1, 2]}}', '{\"d\": 4}', '$.c'), json_contains('[1, 1]', '[1]'), json_contains('[1, 2]', '1'), json_contains('1', '1.0'), json_contains('', '1', '$.a') ~ 1|0|1|0|null",
        "json_length('{\"a\":[1,2]}', '$.a'), json_length('{\"a\":[1,2]}'), json_length('null'), json_length('[]', '$.x'), json_exists_path('{\"a\":1}', '$.a'), json_exists_path('[]', '$.b') ~ 2|1|1|null|1|0",
        "json_unquote('doris'), json_unquote('\"doris\"'), json_unquote('open-quoted\"'), json_unquote(''), json_parse_error_to_null('{') ~ doris|doris|open-quoted\"||null",
        "get_json_double('{\"k1\":1.3}', '$.k1'), get_json_int('{\"my.key\":[1, 2]}', '$.\"my.key\"[1]'), json_extract_bigint('[1678708107000]', '$[0]'), get_json_string('{\"k1\":\"v1\"}', '$.k1'), json_extract_string('{\"k1\":[\"a\"]}', '$.k1') ~ 1.3|2|1678708107000|v1|[\"a\"]",
        "CAST(CAST('\"a\"' AS JSON) AS STRING), CAST(json_extract('{\"a\":\"bcd\"}', '$.a') AS VARCHAR(2)), get_json_string('{\"k1\":null}', '$.k1') ~ a|bc|null",
        "to_json(CAST(1.50 AS DECIMAL(5,2))), to_json(CAST(1e20 AS DOUBLE)), to_json(CAST(1.1 AS FLOAT)), to_json('a'), to_json(true), to_json(NULL) ~ 1.50|1e+20|1.1|\"a\"|true|null",
      })
  void makesAndChangesJson(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "json_object('a') ~ json_object can't be odd parameters, need even parameters",
        "json_object(NULL, 1) ~ json_object key can't be NULL",
        "json_set('{}', '$.a') ~ json_set must have a value",
      })
  void refusesJsonThatDorisRefuses(String call, String message) {
    assertThatThrownBy(() -> run("SELECT " + call)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "element_at([1, 2], -1), element_at({'a': 1}, 'a'), element_at([1], 5) ~ 2|1|null",
        "array_intersect([1, 2, 3], [1, 2], [2]), array_zip([1], [2], [3], [4]) ~ [2]|[{\"col1\":1, \"col2\":2, \"col3\":3, \"col4\":4}]",
        "length(123), crc32(10), split_part(1.5, '.', 1), left(12345, 2), lpad(5, 3, '0') ~ 3|2707236321|1|12|005",
        "CAST(DATE '2020-01-01' AS DOUBLE), quarters_add(NULL, 1), weeks_sub(NULL, 1), isnull(NULL) ~ 20200101|null|null|1",
        "to_base64('é'), from_base64('w6k='), from_base64('!!'), unhex('4142'), unhex('zz'), octet_length('é') ~ w6k=|é|null|AB||2",
        "approx_count_distinct(1), ndv(NULL), stddev_samp(3), var_samp(3), variance_samp(3) OVER () ~ 1|0|0|0|0",
      })
  void callsAsDoris(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @Test
  void hasNoSuchStatisticsOverWindows() {
    assertThatThrownBy(() -> run("SELECT corr(1, 2) OVER ()"))
        .hasMessageContaining("minidoris does not have Doris's function 'corr' over windows");
  }

  /**
   * Doris's statistics are those of whole populations; its differences of times are whole units.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "days_diff('2020-01-03 00:00:00', '2020-01-01 12:00:00'), hours_diff('2020-12-25 22:00:00', '2020-12-25 21:00:00'), months_diff('2020-03-28', '2020-02-29'), years_diff('2020-12-25', '2019-12-26'), seconds_diff('2020-01-01 00:00:01', '2020-01-01 00:00:03'), weeks_diff('2020-12-25', '2020-10-25') ~ 1|1|0|0|-2|8",
        "weeks_add(CAST('2020-01-31' AS DATE), 1), quarters_sub(CAST('2020-05-31 01:02:03' AS DATETIME), 1), years_sub(CAST('2020-02-29' AS DATE), 1), hours_sub('2020-02-02 02:02:02', 1), minutes_sub(CAST('2020-02-02' AS DATE), 1) ~ 2020-02-07|2020-02-29 01:02:03|2019-02-28|2020-02-02 01:02:02|2020-02-01 23:59:00",
        "collect_list(x), array_sort(collect_set(x)), array_size(group_uniq_array(x)) FROM (SELECT 1 AS x UNION ALL SELECT NULL UNION ALL SELECT 1 UNION ALL SELECT 4) t ~ [1, 1, 4]|[1, 4]|2",
        "group_array(x), group_array(x, 1), group_uniq_array(x, 1), collect_set(x, 2) FROM (SELECT 4 AS x UNION ALL SELECT NULL UNION ALL SELECT 4) t ~ [4, 4]|[4]|[4]|[4]",
        "collect_list(x), collect_set(x), corr(x, x), skewness(x), kurtosis(x) FROM (SELECT 1 AS x) t WHERE x > 1 ~ []|[]|null|null|null",
        "corr(x, y), corr(x, 1), skewness(x), kurt(x) FROM (SELECT 1 AS x, 2 AS y UNION ALL SELECT 2, 4 UNION ALL SELECT 6, 12) t ~ 1|0|0.5951700641394972|-1.5000000000000004",
        "corr(1, 2), skew(1), kurtosis(5) ~ 0|null|null",
      })
  void countsStatisticsAndTimes(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list_sort([1])", "doris_left('a', 1)", "md5_number('a')", "regr_r2(1, 2)"})
  void hasNoFunctionsThatDorisHasNot(String call) {
    assertThatThrownBy(() -> run("SELECT " + call))
        .hasMessageContaining("Can not found function '" + call.replaceFirst("\\(.*", "") + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "array_product([1])",
        "json_search('{}', 'one', 'a')",
        "to_binary('a')",
        "array_union([1], [2])",
        "sem(1)",
        "ndv_merge(1)",
        "sum_foreach([1])",
        "date_floor('2020-01-01', INTERVAL 1 DAY)",
        "corr_welford(1, 2)",
        "skewness(1) OVER ()"
      })
  void refusesByNameWhatItCannotAnswerAsDoris(String call) {
    assertThatThrownBy(() -> run("SELECT " + call))
        .hasMessageContaining(
            "minidoris does not have Doris's function '" + call.replaceFirst("\\(.*", "") + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "array(1, NULL, '2020'), [1, 'x'], ['a', true], array(1, 2.5) ~ [\"1\", null, \"2020\"]|[\"1\", \"x\"]|[\"a\", \"1\"]|[1.0, 2.5]",
        "map('k', CAST('2020-01-01 01:02:03.5' AS DATETIME(3))) ~ {\"k\":\"2020-01-01 01:02:03.500\"}",
        "array_zip([CAST('2020-01-01 01:02:03.5' AS DATETIME(3))], [CAST('2020-01-01 01:02:03' AS DATETIME)]) ~ [{\"col1\":\"2020-01-01 01:02:03.500\", \"col2\":\"2020-01-01 01:02:03\"}]",
      })
  void makesNestedValues(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST(1 AS ARRAY<INT>)",
        "CAST([0] AS INT)",
        "CAST(map('a', 1) AS STRUCT<a:INT>)",
        "CAST(1.5 AS MAP<INT, INT>)"
      })
  void castsNoPlainValueToANestedOne(String cast) {
    assertThatThrownBy(() -> run("SELECT " + cast))
        .hasMessageContaining("can not cast from origin type");
  }

  /**
   * CHECK SYNC JOB hashes such texts, so that they have to be the same wherever they are made.
   * Doris's {@code to_string} of nested values: texts in quotes, without escapes, the rest bare.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "CAST([1, 2] AS STRING) ~ [1, 2]",
        "CAST(['a', 'b c', NULL, 'NULL', '', 'it''s', 'a, b', 'x=y', '[z]'] AS STRING) ~ [\"a\", \"b c\", null, \"NULL\", \"\", \"it's\", \"a, b\", \"x=y\", \"[z]\"]",
        "CAST(['a\"b', 'c\\\\d'] AS STRING) ~ [\"a\"b\", \"c\\d\"]",
        "CAST(array(true, false, NULL) AS STRING) ~ [1, 0, null]",
        "CAST([1.50, 2.25] AS VARCHAR) ~ [1.50, 2.25]",
        "CAST([CAST(1e20 AS DOUBLE), CAST(0.1 AS DOUBLE)] AS STRING) ~ [1e+20, 0.1]",
        "CAST([CAST('2020-01-01' AS DATE)] AS STRING) ~ [2020-01-01]",
        "CAST([CAST('2020-01-01 01:02:03.5' AS DATETIME(3))] AS STRING) ~ [2020-01-01 01:02:03.500]",
        "CAST(CAST(['2020-01-01 01:02:03'] AS ARRAY<DATETIME(6)>) AS STRING) ~ [2020-01-01 01:02:03.000000]",
        "CAST(CAST(['1.2.3.4'] AS ARRAY<IPV4>) AS STRING) ~ [1.2.3.4]",
        "CAST([CAST('1.2.3.4' AS IPV4), NULL] AS STRING) ~ [1.2.3.4, null]",
        "CAST(array(CAST('::1' AS IPV6)) AS STRING) ~ [::1]",
        "CAST([CAST('2020-01-01 01:02:03' AS DATETIME(6)), CAST('2020-01-01 01:02:03.5' AS DATETIME(1))] AS STRING) ~ [2020-01-01 01:02:03.000000, 2020-01-01 01:02:03.500000]",
        "CAST([['a'], [], NULL] AS STRING) ~ [[\"a\"], [], null]",
        "CAST(map('a', 1, 'b', NULL) AS STRING) ~ {\"a\":1, \"b\":null}",
        "CAST(map(1, ['x']) AS STRING) ~ {1:[\"x\"]}",
        "CAST(named_struct('f', 'x', 'g', 1) AS STRING) ~ {\"f\":\"x\", \"g\":1}",
        "CAST(struct(1, 'x') AS STRING) ~ {\"col1\":1, \"col2\":\"x\"}",
        "CAST(CAST(['a'] AS STRING) AS ARRAY<STRING>) ~ [\"a\"]",
        "CONCAT('=', ['a'], CAST('2020-01-01' AS DATE)) ~ =[\"a\"]2020-01-01",
        "CONCAT(CAST(['2020-01-01 01:02:03'] AS ARRAY<DATETIME(6)>), '') ~ [2020-01-01 01:02:03.000000]",
        "length(CAST(['ab'] AS STRING)) ~ 6",
      })
  void makesTextsOfNestedValues(String expression, String expected) throws Exception {
    gives(expression, expected);
  }

  /**
   * Each took the engine the longer to plan by the number of its parts that name what is inside.
   */
  @Timeout(60)
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "CAST(CAST(CAST(CAST(CAST(CAST(CAST(1 AS STRING) AS INT) AS STRING) AS DOUBLE) AS STRING) AS INT) AS STRING) ~ 1",
        "CAST(CAST(CAST(CAST('2020-01-02' AS DATE) AS STRING) AS DATETIME) AS BIGINT) ~ 20200102000000",
        "concat(concat(concat(concat(concat(1, CAST(2.5 AS DOUBLE)), true), concat(concat('a', 'b'))), 'x'), 'y') ~ 12.51abxy",
        "upper(lower(upper(lower(upper(lower(CAST(true AS STRING))))))) ~ 1",
        "CAST(CAST(n AS STRING) AS INT), count(*) FROM (SELECT 5 AS n) t GROUP BY CAST(CAST(n AS STRING) AS INT) ORDER BY CAST(CAST(n AS STRING) AS INT) ~ 5|1",
        "CAST(CAST(sum(n) AS STRING) AS INT), CAST(CAST(row_number() OVER () AS STRING) AS INT) FROM (SELECT 5 AS n) t ~ 5|1",
        "CAST(CAST(NULL AS STRING) AS INT), CAST(CAST(CAST('[1,2]' AS JSON) AS STRING) AS ARRAY<INT>) ~ null|[1, 2]",
      })
  void plansCastsInsideCasts(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @Test
  void writesTheSameTreeTwice() throws Exception {
    var tree = SqlRewriter.parse("SELECT left('abc', 2), truncate(1.55, 1), var_samp(1) OVER ()");
    String once = new SqlRewriter(session, Constants.NONE).query(tree);
    assertThat(new SqlRewriter(session, Constants.NONE).query(tree)).isEqualTo(once);
  }
}
