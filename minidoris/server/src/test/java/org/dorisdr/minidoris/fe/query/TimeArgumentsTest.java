package org.dorisdr.minidoris.fe.query;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of times take texts, columns of texts too, and read them as CAST does. */
class TimeArgumentsTest extends EngineScene {
  @BeforeEach
  void setZone() {
    session.variables().put("time_zone", "Asia/Shanghai");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "unix_timestamp(s), unix_timestamp('2024-03-31 10:20:30') ~ 1711851630.500000|1711851630",
        "unix_timestamp('2024-03-31 10:20:30+09:00'), unix_timestamp('no time') ~ 1711848030.000000|null",
        "unix_timestamp('31/03/2024', '%d/%m/%Y'), unix_timestamp(s, '%Y') ~ 1711814400.000000|null",
        "date_sub(s, INTERVAL 1 MONTH), date_sub('2024-03-31', INTERVAL 1 HOUR) ~ 2024-02-29 10:20:30.500000|2024-03-30 23:00:00",
        "INTERVAL 1 DAY + s, INTERVAL 1 DAY + '2024-03-31' ~ 2024-04-01 10:20:30.500000|2024-04-01",
        "adddate('2024-03-31', 1), subdate(CAST('2024-03-31' AS DATE), 31) ~ 2024-04-01|2024-02-29",
        "year(s), month(s), hour(s), dayofweek(s), datediff(s, '2024-03-01') ~ 2024|3|10|1|30",
        "CAST(20240331 AS DATE), CAST(240331.9 AS DATE), CAST(20240331102030.55 AS DATETIME(1)) ~ 2024-03-31|2024-03-31|2024-03-31 10:20:30.600",
      })
  void readTexts(String expressions, String expected) throws Exception {
    gives(expressions + " FROM (SELECT '20240331 10:20:30.5' AS s) AS t", expected);
  }
}
