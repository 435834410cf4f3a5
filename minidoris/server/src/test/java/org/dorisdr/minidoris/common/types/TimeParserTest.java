package org.dorisdr.minidoris.common.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and numbers that Doris's CAST takes for times, in the zone of Shanghai. */
class TimeParserTest {
  private static String read(String text, boolean strict) {
    return String.valueOf(TimeParser.text(text, 3, ZoneId.of("Asia/Shanghai"), strict));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29T00:00",
    "24/2/9, 2024-02-09T00:00",
    "691231, 2069-12-31T00:00",
    "700101, 1970-01-01T00:00",
    "20240229T01, 2024-02-29T01:00",
    "20240229 0102, 2024-02-29T01:02",
    "20240229010203, 2024-02-29T01:02:03",
    "20240229010203.25Z, 2024-02-29T09:02:03.250",
    "0000-00-00, 0000-01-01T00:00",
    "2024-02-29 01:02:03.4565, 2024-02-29T01:02:03.457",
    "2024-12-31 23:59:59.9996, 2025-01-01T00:00",
    "2024-02-29 01:02 +05:30, 2024-02-29T03:32",
    "2024-02-29 01:02:03-230, 2024-02-29T11:32:03",
    "2024-02-29T01:02:03Europe/London, 2024-02-29T09:02:03",
    "2024-02-29 01:02:03gmt, 2024-02-29T09:02:03",
    "2023-02-29, null",
    "2024-02-29 24:00:00, null",
    "2024-02-29 01:02:03+15, null",
    "9999-12-31 23:59:59.9999, null",
    "10000-01-01, null",
    "24, null",
    "'', null",
  })
  void readsWhatAStrictCastTakes(String text, String time) {
    assertThat(read(text, true)).isEqualTo(time);
    assertThat(read(text, false)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "2024.2.9 1.2.3, 2024-02-09T01:02:03",
    "2024 2 9T1-2-3.5Z, 2024-02-09T09:02:03.500",
  })
  void readsAnySignsUnlessItIsStrict(String text, String time) {
    assertThat(read(text, false)).isEqualTo(time);
    assertThat(read(text, true)).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({
    "229, 2000-02-29T00:00",
    "1231, 2000-12-31T00:00",
    "91231, 2009-12-31T00:00",
    "691231, 2069-12-31T00:00",
    "20240229, 2024-02-29T00:00",
    "20240229010203.1235, 2024-02-29T01:02:03.124",
    "20240230, null",
    "2024022901, null",
    "0, null",
    "-20240229, null",
  })
  void readsNumbers(String number, String time) {
    assertThat(String.valueOf(TimeParser.number(new BigDecimal(number), 3))).isEqualTo(time);
  }
}
