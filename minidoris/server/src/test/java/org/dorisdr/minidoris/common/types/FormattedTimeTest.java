package org.dorisdr.minidoris.common.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Doris ({@code DateV2Value::from_date_format_str}) stops at the end of the format or of the text,
 * skips blanks of the text, and takes missing days and months as the first ones.
 */
class FormattedTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "2014-12-21 12:34:56 ~ %Y-%m-%d ~ 2014-12-21T00:00",
        "2014-12-21 12 ~ %Y-%m-%d %H:%i:%s ~ 2014-12-21T12:00",
        "2014-12 ~ %Y-%m ~ 2014-12-01T00:00",
        "99-1-2 ~ %Y-%c-%e ~ 1999-01-02T00:00",
        "20140422154706 ~ %Y%m%d%H%i%s ~ 2014-04-22T15:47:06",
        "Jan 5 2024 3:04:05 pm ~ %b %d %Y %h:%i:%s %p ~ 2024-01-05T15:04:05",
        "2024-01-05 03:04:05 PM ~ %Y-%m-%d %r ~ 2024-01-05T15:04:05",
        "2024-01-05 23:04:05 ~ %Y-%m-%d %T ~ 2024-01-05T23:04:05",
        "2024-03-01 10:00:00.1234567 ~ %Y-%m-%d %H:%i:%s.%f ~ 2024-03-01T10:00:00.123456",
        "200442 Monday ~ %X%V %W ~ 2004-10-18T00:00",
        "2020/366 ~ %Y/%j ~ 2020-12-31T00:00",
        "21st,6,2020 ~ %D,%c,%Y ~ 2020-06-21T00:00",
        "x2020-01-02 ~ %Y-%m-%d ~ null",
        "2020-13-02 ~ %Y-%m-%d ~ null",
        "2021-02-29 ~ %Y-%m-%d ~ null",
        "2020-01-02 13:00 ~ %Y-%m-%d %h:%i ~ null",
        "10:11:12 ~ %H:%i:%s ~ null",
        "2020-01-02 ~ 2020-01-02 ~ null",
      })
  void readsAsMuchAsTheFormatAsksFor(String text, String format, String expected) {
    LocalDateTime time = FormattedTime.read(text, format, true);
    assertThat(String.valueOf(time)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2020-01-02 10, %Y-%m-%d %H, null", "2020-01-02, %Y-%m-%d, 2020-01-02T00:00"})
  void refusesClocksWhereADayIsWanted(String text, String format, String expected) {
    assertThat(String.valueOf(FormattedTime.read(text, format, false))).isEqualTo(expected);
  }
}
