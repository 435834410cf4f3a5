package org.dorisdr.minidoris.fe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZoneNameTest {
  @ParameterizedTest
  @CsvSource({
    "+8:00, +08:00, +08:00",
    "8:00, +08:00, +08:00",
    "-12:00, -12:00, -12:00",
    "Asia/Shanghai, Asia/Shanghai, Asia/Shanghai",
    "CST, CST, Asia/Shanghai",
    "UTC, UTC, UTC",
  })
  void keepsAndUnderstandsZones(String given, String kept, String zone) {
    assertThat(TimeZoneName.checked(given)).isEqualTo(kept);
    assertThat(TimeZoneName.zone(kept).getId()).isEqualTo(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15:00", "-13:00", "Asia/Shang", "nowhere", ""})
  void refusesOthers(String name) {
    assertThatThrownBy(() -> TimeZoneName.checked(name))
        .isInstanceOf(StatementError.class)
        .hasMessage("errCode = 2, detailMessage = Unknown or incorrect time zone: '" + name + "'");
  }

  @Test
  void setsThemOnly() {
    SystemVariables variables = new SystemVariables(1 << 20);
    Session session = new Session(1, "root", "127.0.0.1");
    variables.set(session, "time_zone", "+8:00");
    assertThat(variables.get(session, "time_zone")).isEqualTo("+08:00");
    assertThatThrownBy(() -> variables.set(session, "time_zone", "x"))
        .isInstanceOf(StatementError.class);
  }
}
