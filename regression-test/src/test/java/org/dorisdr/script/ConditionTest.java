package org.dorisdr.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {
  @Test
  void comparesTextNumbersAndPatterns() {
    Map<String, String> row = Map.of("State", "RUNNING", "Lag", "0.5");
    assertThat(Condition.parse("State = RUNNING").holds(row)).isTrue();
    assertThat(Condition.parse("State != RUNNING").holds(row)).isFalse();
    assertThat(Condition.parse("State ~ ^RUN").holds(row)).isTrue();
    assertThat(Condition.parse("Lag <= 0.5").holds(row)).isTrue();
    assertThat(Condition.parse("Lag > 0.5").holds(row)).isFalse();
  }

  @Test
  void anAbsentColumnOrATextWhereANumberIsWantedHoldsNothing() {
    assertThat(Condition.parse("Lag < 5").holds(Map.of("Lag", "\\N"))).isFalse();
    assertThat(Condition.parse("Lag < 5").holds(Map.of())).isFalse();
  }

  @Test
  void refusesWhatIsNoCondition() {
    assertThatThrownBy(() -> Condition.parse("nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense");
  }
}
