package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expressions that the engine reads in its own way; the results are those that Doris's regression
 * tests record.
 */
class DorisExpressionsTest extends EngineScene {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "sqrt(-1), sqrt(4), ln(0), log(-1), log10(0), acos(1.1), asin(2), acosh(0.0), atanh(1.0) ~ null|2|null|null|null|null|null|null|null",
        "log(2, 8), log(3), factorial(21), factorial(20) ~ 3|1.0986122886681098|null|2432902008176640000",
        "greatest(1, NULL), least(2, 1), 5 ^ 3 ~ null|1|6",
        "truncate(16.0250, 2), truncate(-123.45, 1) ~ 16.02|-123.4",
      })
  void countsAsDoris(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "concat('a', NULL, 'c'), concat('a', 1, 'c') ~ null|a1c",
        "left('good morning', -5), right('Hello doris', -6), strright('Hello doris', -5) ~ | doris|o doris",
        "substring('abcdef', 3, -1), substr('abc1', 0), mid('abcdef', -3, 2), substring('abcdef', 2) ~ ||de|bcdef",
        "lpad('hello', -1, 'x'), lpad('hello', 10, ''), rpad('hi', 4, 'xy') ~ null||hixy",
        "trim('ababccaab', 'ab'), rtrim('ababccaab', 'ab'), ltrim('ababccaab', 'ab'), trim(' a ') ~ cca|ababcca|ccaab|a",
        "split_part('abc##123###xyz', '##', -1), split_part('abc##123###xyz', '##', -2), split_part('a b', ' ', 0) ~ xyz|123#|null",
        "split_part('hello world', '|', 1), split_part('a,b', ',', 5), split_part('test', '', 2) ~ null|null|",
        "find_in_set(NULL, 'a,b'), find_in_set('b', 'a,b'), substring_index('a.b', NULL, 1), locate('bar', 'foobarbar', 5), locate('', 'foobar', 7) ~ null|2|null|7|0",
        "ascii('ṭṛì'), ascii('') ~ 225|0",
        "regexp_replace('a b c', ' ', '-'), regexp_replace_one('a b c', ' ', '-') ~ a-b-c|a-b c",
        "regexp_extract_all('x=a3&x=18abc&x=17bcd', 'x=([0-9]+)([a-z]+)'), regexp_extract_all('xxfs', 'f') ~ ['18','17']|",
        "url_encode(concat(char_length(''), '!@#%^&*()<>?')) ~ 0%21%40%23%25%5E%26*%28%29%3C%3E%3F",
        "'\\\\b' LIKE '\\\\b', 'b' LIKE '\\\\b', '%' LIKE '\\%', 'a' LIKE '\\%', 'a\\\\' LIKE 'a\\\\' ~ 1|0|1|0|1",
        "CAST('20190101' AS CHAR(2)), CAST('abc' AS VARCHAR(2)) ~ 20|ab",
      })
  void cutsTextsAsDoris(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "dayofweek('2024-02-05'), weekday('2024-02-05'), week('2024-02-05'), week('2024-01-05'), yearweek('2020-01-01') ~ 2|0|5|0|201952",
        "microsecond(CAST('1999-01-02 10:11:12.767890' AS DATETIME(6))) ~ 767890",
        "str_to_date('2014-12-21 12:34:56.789', '%Y-%m-%d %H:%i:%s.%f') ~ 2014-12-21 12:34:56.789000",
        "str_to_date('2014-12-21', '%Y-%m-%d'), str_to_date('x', '%Y') ~ 2014-12-21|null",
        "str_to_date('2014-12-21 12:34:56 and more', '%Y-%m-%d'), str_to_date('2014-12-21', '%Y-%m-%d %H:%i'), str_to_date('20200102', 'yyyyMMdd') ~ 2014-12-21|2014-12-21 00:00:00|2020-01-02",
        "timediff('2010-01-01 01:00:00', '2010-01-02 01:00:00'), timediff('2010-01-02 10:00:01', '2010-01-02 01:00:00') ~ -24:00:00|09:00:01",
        "unix_timestamp('1969-01-01 00:00:00') ~ 0",
        "CAST('70-1-1' AS DATE), CAST('24-5-1' AS DATE), CAST('69-12-31' AS DATETIME), CAST('20240501' AS DATE) ~ 1970-01-01|2024-05-01|2069-12-31 00:00:00|2024-05-01",
        "CAST('2024.12.12' AS DATE), CAST('24.12.12' AS DATE), CAST('123.123' AS DATE), CAST('2024#5#1 12.30.45' AS DATETIME), CAST('2024/05-01T12|30|45' AS DATETIME) ~ 2024-12-12|2024-12-12|null|2024-05-01 12:30:45|2024-05-01 12:30:45",
        "CAST('2020-01-01 00:00:00.25' AS DATETIME(3)), CAST('2024--05--01' AS DATE), CAST('x.1.1' AS DATE) ~ 2020-01-01 00:00:00.250|null|null",
        "unix_timestamp(CAST('2015-11-13 10:20:19.1234' AS DATETIME(6))), unix_timestamp('2015-11-13 10:20:19.123'), unix_timestamp(CAST('1960-01-01 00:00:00.5' AS DATETIME(3))) ~ 1447410019.123400|1447410019.123|0.000",
        "unix_timestamp('2015-11-13 10:20:19'), unix_timestamp(CAST('2015-11-13 10:20:19' AS DATETIME)) ~ 1447410019|1447410019",
        "'2020-01-01 00:00:00.125' + INTERVAL 1 DAY, '2020-01-01' + INTERVAL 5 MICROSECOND, date_add('2020-01-01 00:00:00.125', INTERVAL 1 HOUR) ~ 2020-01-02 00:00:00.125|2020-01-01 00:00:00.000005|2020-01-01 01:00:00.125",
        "CAST('00:00:00' AS TIME) ~ 00:00:00",
        "date_format('2026-01-02 03:04:05', '%x %v') ~ 2026 01",
        "DATE '2020-01-31' + INTERVAL 1 MONTH, DATE '1998-12-01' - INTERVAL '90' DAY ~ 2020-02-29|1998-09-02",
        "date_add(DATE '2020-01-01', INTERVAL 1 YEAR), days_add(DATE '2020-01-01', 1), months_sub(DATE '2020-03-31', 1), years_add(DATE '2020-02-29', 1) ~ 2021-01-01|2020-01-02|2020-02-29|2021-02-28",
        "CAST('2020-01-01 10:00:00' AS DATETIME) + INTERVAL 2 DAY, CAST('2020-01-01 10:00:00' AS DATETIME(3)) - INTERVAL 1 WEEK ~ 2020-01-03 10:00:00|2019-12-25 10:00:00.000",
        "DATE '2020-01-01' + INTERVAL 1 DAY + INTERVAL 1 DAY, DATE '2020-01-01' + INTERVAL 1 HOUR ~ 2020-01-03|2020-01-01 01:00:00",
      })
  void readsTimesAsDoris(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "CAST(CAST(1.8 AS FLOAT) AS INT), CAST(CAST(-1.9 AS DOUBLE) AS BIGINT), CAST(1.9 AS INT), CAST('1.9' AS INT) ~ 1|-1|1|1",
        "CAST('x' AS INT), CAST('x' AS DATE), CAST('x' AS DOUBLE), CAST('300' AS TINYINT), CAST(DATE '2020-01-02' AS INT) ~ null|null|null|null|20200102",
        "CAST('-170141183460469231731687303715884105728' AS LARGEINT) ~ -170141183460469231731687303715884105728",
      })
  void castsAsDoris(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "array_distinct([3, 1, 3, NULL, NULL]), array_position([1, 2, 3], 4), array_position([0], NULL) ~ [3, 1, null]|0|0",
        "array_contains([1, 2, 3, NULL], NULL), array_contains([1], NULL) ~ 1|0",
        "array_concat(NULL, [1, 2, 3]), array_pushback(NULL, 1), array_intersect([1, NULL], [NULL, 2]) ~ null|null|[null]",
        "array_zip(['a', 'b'], [1, 2]) ~ [{\"col1\":\"a\", \"col2\":1}, {\"col1\":\"b\", \"col2\":2}]",
        "json_extract('{\"k1\":\"v31\",\"k2\":300}', '$.k1'), json_extract('{\"k\": [1,2]}', '$.k[*]') ~ \"v31\"|[1,2]",
        "json_type('{\"k1\": null, \"k2\": 123}', '$.k2'), json_type('\"a\"', '$') ~ int|string",
        "json_keys('[1]'), json_keys('{\"a\":1}') ~ null|[\"a\"]",
        "json_quote('null'), to_json('123'), CAST('{\"k1\":1, \"k2\":\"2\"}' AS JSON) ~ \"null\"|\"123\"|{\"k1\":1,\"k2\":\"2\"}",
        "CAST('[1.34]' AS ARRAY<DECIMAL(10,3)>) ~ [1.340]",
        "CAST(CAST('123' AS JSON) AS BOOLEAN), CAST(CAST('0.0' AS JSON) AS BOOLEAN), CAST(CAST('false' AS JSON) AS BOOLEAN), CAST(CAST('\"true\"' AS JSON) AS BOOLEAN), CAST(CAST('{}' AS JSON) AS BOOLEAN) ~ 1|0|0|1|null",
        "CAST(CAST('true' AS JSON) AS INT), CAST(CAST('\"12\"' AS JSON) AS INT), CAST(CAST('12.75' AS JSON) AS INT), CAST(CAST('12.75' AS JSON) AS DECIMAL(4,1)), CAST(CAST('[1]' AS JSON) AS INT) ~ 1|12|12|12.8|null",
        "CAST('2001:DB8:0:0::1' AS IPV6), CAST('1.2.3.004' AS IPV4), CAST('1.2.3.256' AS IPV4), CAST('x' AS IPV6) ~ 2001:db8::1|1.2.3.4|null|null",
        "CAST([123, 456] AS JSON), CAST('{invalid' AS JSON) ~ [123,456]|null",
      })
  void takesListsAndJsonAsDoris(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @Test
  void aggregatesAsDoris() throws Exception {
    String rows = " FROM (SELECT 1 AS x, 'a' AS s UNION ALL SELECT 3, 'b') t";
    assertThat(
            run(
                "SELECT stddev(x), variance(x), stddev_samp(x), group_concat(s, ' ' ORDER BY s)"
                    + rows))
        .isEqualTo("1|1|1.4142135623730951|a b");
    assertThat(run("SELECT variance(x) OVER ()" + rows)).isEqualTo("1");
  }

  /** Doris's {@code map}, {@code struct} and literals in braces, and its names of fields. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "map('a', 1, 'b', 2)['b'], {'x': 5}['x'], map('a', NULL)['a'] ~ 2|5|null",
        "CAST('{\\'k\\': 7, \\'l\\': {}}' AS MAP<STRING, STRING>)['k'], CAST('{it\\'s}' AS MAP<STRING, INT>) ~ 7|null",
        "map(1, 2)[1], {3: 4, 5: 6}[5], MAP(7, 8), {1.5: 2} ~ 2|6|{7:8}|{1.5:2}",
        "array(1, 2)[2], array('x')[1], size(array()) ~ 2|x|0",
        "struct_element(named_struct('n', 7, 'm', 'z'), 'm'), struct_element(named_struct('n', 7), 'n') ~ z|7",
        "{'k': {1, 2}}['k'] ~ {\"col1\":1, \"col2\":2}",
        "CAST('{\"a\": {\"x\": [1, null]}}' AS MAP<STRING, STRUCT<x:ARRAY<INT>>>)['a'], CAST('{\"7\": 2.5}' AS MAP<INT, DECIMAL(4, 2)>)[7], CAST('no' AS MAP<INT, INT>) ~ {\"x\":[1, null]}|2.50|null",
        "CAST(map('1', 2) AS MAP<INT, STRING>)[1], struct_element(CAST(struct(1, 2) AS STRUCT<a:STRING, b:DECIMAL(4, 2)>), 'b'), struct_element(CAST({1, {2}} AS STRUCT<a:INT, b:STRUCT<c:STRING>>), 'b') ~ 2|2.00|{\"c\":\"2\"}",
      })
  void makesArraysMapsAndStructs(String expressions, String expected) throws Exception {
    gives(expressions, expected);
  }

  @Test
  void findsTheNamesThatWithGivesInSubqueries() throws Exception {
    assertThat(
            run(
                "SELECT * FROM (WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 FROM a) SELECT * FROM b) s"))
        .isEqualTo("2");
  }

  @Test
  void tellsTimeInTheZoneOfTheSession() throws Exception {
    session.variables().put("time_zone", "+08:00");
    assertThat(
            run(
                "SELECT from_unixtime(1196440219), from_unixtime(0, '%H:%i'), unix_timestamp('2007-11-30 10:30:19')"))
        .isEqualTo("2007-12-01 00:30:19|08:00|1196389819");
    assertThat(run("SELECT from_unixtime(1196440219.5), from_unixtime(0.25, '%s.%f')"))
        .isEqualTo("2007-12-01 00:30:19.500000|00.250000");
    assertThat(run("SELECT from_unixtime(90000000000.1234567)"))
        .isEqualTo("4821-12-27 00:00:00.123457");
    assertThat(run("SELECT timestampdiff(HOUR, utc_timestamp(), now())")).isEqualTo("8");
    session.variables().put("time_zone", "Z");
    assertThat(run("SELECT from_unixtime(0)")).isEqualTo("1970-01-01 00:00:00");
    session.variables().put("time_zone", "Asia/Shanghai");
    assertThat(run("SELECT from_unixtime(1196440219, 'yyyy-MM-dd')")).isEqualTo("2007-12-01");
  }

  @Test
  void hasAMacroForEveryFunctionThatItReplaces() throws Exception {
    List<String> macros = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'macro'")) {
      while (result.next()) {
        macros.add(result.getString(1));
      }
    }
    assertThat(macros).containsAll(DorisCalls.REPLACED.stream().map(n -> "doris_" + n).toList());
  }
}
