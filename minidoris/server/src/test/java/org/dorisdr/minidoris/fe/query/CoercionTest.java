package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What values of several types are brought to, as Doris's TypeCoercionUtils does, and its types.
 */
class CoercionTest extends EngineScene {

  /** A number with an exponent is a decimal, unless it has more than 38 digits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1e3, 1.5e0, 1e-5, 1e40 ~ 1000|1.5|0.00001|1e+40 ~ decimal(4,0) decimal(2,1) decimal(5,5) double",
        "'1' + 1, CAST(1 AS DECIMAL(10,2)) + '1.5', '1.5' + 1 ~ 2|2.50|2.5"
            + " ~ smallint decimal(11,2) double",
        "date_add('2020-01-01', INTERVAL 1 DAY), '2020-01-31' + INTERVAL 1 MONTH,"
            + " date_add('2020-01-01', INTERVAL 1 HOUR) ~ 2020-01-02|2020-02-29|2020-01-01 01:00:00"
            + " ~ date date datetime",
        "days_add('2020-01-01', 2), months_sub('2020-03-31 00:00:00', 1), date_sub('2020-01-02', 1)"
            + " ~ 2020-01-03|2020-02-29 00:00:00|2020-01-01 ~ date datetime date",
        "upper('a'), to_base64('a'), timediff('2020-01-01 00:00:00.5', '2020-01-01'), isnull(1)"
            + " ~ A|YQ==|00:00:00.5|0 ~ varchar(65533) text time(1) boolean",
        "unix_timestamp('2020-01-01 00:00:00'), unix_timestamp(DATE '2020-01-01'), mod(5, 3)"
            + " ~ 1577836800|1577836800|2 ~ decimal(12,0) bigint smallint",
        "date_trunc('2020-02-03 10:11:12', 'month'), date_trunc('Week', DATE '2020-02-05')"
            + " ~ 2020-02-01 00:00:00|2020-02-03 ~ datetime date",
        "coalesce(NULL, 'a', 3), ifnull(1, 'x'), if(true, 1, 'x'), CASE WHEN false THEN 'a' ELSE 5 END"
            + " ~ a|1|1|5 ~ text text text text",
        "CAST(0.1 AS FLOAT) * 10.0, CAST(6.333 AS FLOAT) - 0.1 ~ 1.0000000149011612|6.233000183105469"
            + " ~ double double",
      })
  void hasTheValuesAndTypesOfDoris(String expressions, String values, String types)
      throws Exception {
    SqlRewriter rewriter = new SqlRewriter(session, Constants.NONE);
    String sql = rewriter.query("SELECT " + expressions);
    assertThat(EngineRows.of(connection, sql, "|")).containsExactly(values);
    assertThat(
            rewriter.columns().stream().map(c -> c.type().text()).collect(Collectors.joining(" ")))
        .isEqualTo(types);
  }

  /** Texts beside numbers are decimals or doubles, and floats beside decimals doubles. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "x > 10, x = 12, x BETWEEN 10 AND 20, x IN (12, 13), CASE x WHEN 12 THEN 'y' END"
            + " ~ 1|1|1|1|y null|null|null|null|null",
        "1 = 'abc', CASE 1 WHEN 'a' THEN 2 ELSE 3 END, x = 'q' ~ null|3|0 null|3|1",
        "CAST(1.1 AS FLOAT) = 1.1, CAST(1.1 AS FLOAT) IN (1.1, 2), CAST(1.1 AS FLOAT) BETWEEN 1 AND 1.1"
            + " ~ 0|0|0 0|0|0",
      })
  void comparesAsDoris(String expressions, String expected) throws Exception {
    String query =
        "SELECT " + expressions + " FROM (SELECT '12' AS x UNION ALL SELECT 'q') t ORDER BY x";
    assertThat(String.join(" ", rows(query))).isEqualTo(expected);
  }

  /** Doris's nereids_syntax_p0/cast. */
  @Test
  void countsWithNoTextThatIsNoNumber() {
    assertThatThrownBy(() -> run("SELECT 'x' - 1"))
        .hasMessageContaining("string literal 'x' cannot be cast to double");
  }

  /** Doris's test_date_trunc. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "date_trunc(x, x) ~ must be a string constant",
        "date_trunc('2020-01-01', 'monthx') ~ date_trunc function time unit param only support argument is"
            + " year|quarter|month|week|day|hour|minute|second",
      })
  void wantsAUnitThatThereIs(String call, String message) {
    assertThatThrownBy(() -> run("SELECT " + call + " FROM (SELECT now() AS x) t"))
        .hasMessageContaining(message);
  }
}
