package org.dorisdr.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LabelPatternTest {
  private static final Instant FIRST_PASS = Instant.parse("2026-10-25T00:30:00Z");
  private static final Instant SECOND_PASS = Instant.parse("2026-10-25T01:30:00Z");
  private final ScheduleRecord schedule = new ScheduleRecord();

  LabelPatternTest() {
    schedule.id = 7;
    schedule.name = "nightly";
    schedule.database = "shop";
    schedule.zone = "Europe/Berlin";
  }

  @Test
  void theDefaultIsReadableAndInTheZoneOfTheSchedule() {
    assertThat(schedule.label(FIRST_PASS)).isEqualTo("nightly_20261025_023000");
  }

  @Test
  void anHourThatComesTwiceGivesTwoLabels() {
    assertThat(schedule.label(SECOND_PASS)).isEqualTo("nightly_20261025_023000_2nd");
  }

  @Test
  void placeholdersAreFilled() {
    schedule.label = "b-{id}:{database}_{yyyy-MM-dd}";
    assertThat(schedule.label(FIRST_PASS)).isEqualTo("b-7:shop_2026-10-25");
  }

  @Test
  void namesThatNoLabelMayHaveAreToldApartByTheNumber() {
    schedule.name = "nächtlich`\"";
    assertThat(schedule.label(FIRST_PASS)).isEqualTo("n_chtlich___7_20261025_023000");
  }

  @Test
  void aPatternThatGivesNoLabelIsRefused() {
    schedule.label = "{nosuch}";
    assertThatThrownBy(() -> schedule.label(FIRST_PASS)).hasMessageContaining("{nosuch}");
    schedule.label = "with blanks {yyyy}";
    assertThatThrownBy(() -> schedule.label(FIRST_PASS)).hasMessageContaining("not allowed");
    schedule.label = "{yyyyyyyyyyyyyyyyyyyyyyyyy}";
    assertThatThrownBy(() -> schedule.label(FIRST_PASS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
