package org.dorisdr.minidoris.common.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that Doris's CAST takes for a TIME, in milliseconds. */
class ClockParserTest {
  @ParameterizedTest
  @CsvSource({
    "12:34:56, 45296000",
    "34:56, 125760000",
    "123456, 45296000",
    "300, 180000",
    "56, 56000",
    "-10:10:10.5, -36610500",
    "838:59:59, 3020399000",
    "0:0:0.0015, 2",
    "839:00:00, null",
    "12:60:00, null",
    "160, null",
    "2024-01-01 10:10:10, null",
    "x, null",
  })
  void readsClocks(String text, String millis) {
    Long micros = ClockParser.micros(text, 3);
    assertThat(micros == null ? "null" : String.valueOf(micros / 1000)).isEqualTo(millis);
  }
}
