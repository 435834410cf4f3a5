package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.doris.catalog.AutoIncrementGenerator;
import org.dorisdr.minidoris.host.Counters;
import org.junit.jupiter.api.Test;

class CounterIdsTest {
  private final AutoIncrementGenerator counter = Counters.of(1, 2, 3, 4);

  @Test
  void readsAndSetsWhatTheJournalGets() {
    CounterIds ids = new CounterIds(AutoIncrementGenerator.class);
    assertThat(ids.problem()).isEmpty();
    assertThat(ids.are(counter, 2, 3)).isTrue();
    assertThat(ids.are(counter, 2, 30)).isFalse();
    assertThat(ids.are(counter, 20, 3)).isFalse();
    ids.set(counter, 20, 30);
    assertThat(Counters.database(counter)).isEqualTo(20);
    assertThat(Counters.table(counter)).isEqualTo(30);
  }

  @Test
  void saysWhatIsWrongWithADorisThatHasNoSuchFields() {
    assertThat(new CounterIds(Object.class).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("NoSuchFieldException: dbId"));
    assertThat(new CounterIds(Primitive.class).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("dbId is of long"));
  }

  @SuppressWarnings("unused")
  private static final class Primitive {
    private long dbId;
    private long tableId;
  }
}
