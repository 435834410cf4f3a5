package org.dorisdr.sync.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What repeats itself does not push the rest of the story out. */
class SyncEventsTest {
  private final SyncEvents events = new SyncEvents();
  private long now = 1000;

  private void add(String type, String table, String message) {
    events.add(new SyncEvent(now, type, table, now / 10, message));
    now += 1000;
  }

  private List<String> shown() {
    return events.events.stream().map(e -> e.type() + " " + e.table() + " " + e.times()).toList();
  }

  @Test
  void aCopyThatFailsAllNightTakesOneLineOfEachKind() {
    add("RESUMED", null, "by a user");
    for (int i = 0; i < 500; i++) {
      if (i == 250) {
        add("ERROR", null, "copy: no backend");
      }
      add("COPY_STARTED", "t", "RESYNC by a user");
      add("COPY_FAILED", null, "no backend");
      add("COPY_FAILED", null, "no backend");
    }
    assertThat(shown())
        .containsExactly(
            "RESUMED null 1", "ERROR null 1", "COPY_STARTED t 500", "COPY_FAILED null 1000");
    SyncEvent failed = events.events.get(3);
    assertThat(failed.sinceMs()).as("the first time").isEqualTo(3000);
    assertThat(failed.timeMs()).as("the last time").isEqualTo(now - 1000);
  }

  @Test
  void anotherReasonOrTableIsALineOfItsOwn() {
    add("COPY_FAILED", null, "no backend");
    add("COPY_FAILED", null, "no disk");
    add("COPY_FAILED", "t", "no disk");
    assertThat(shown()).hasSize(3);
  }

  @Test
  void afterACopyThatCameToAnEndTheStoryBeginsAnew() {
    add("COPY_FAILED", null, "no backend");
    add("COPY_FINISHED", "t", "1 tables and views");
    add("COPY_FAILED", null, "no backend");
    assertThat(shown())
        .containsExactly("COPY_FAILED null 1", "COPY_FINISHED t 1", "COPY_FAILED null 1");
  }

  @Test
  void whatAUserDoesTwiceStandsTwice() {
    add("SKIP_ASKED", null, "by a user");
    add("SKIP_ASKED", null, "by a user");
    assertThat(shown()).hasSize(2);
  }

  @Test
  void anEventOfAnEarlierVersionHappenedOnce() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    SyncEvent old =
        mapper.readValue(
            "{\"timeMs\":5,\"type\":\"COPY_FAILED\",\"table\":null,\"commitSeq\":7,\"message\":\"m\"}",
            SyncEvent.class);
    assertThat(old.times()).isEqualTo(1);
    assertThat(old.sinceMs()).isEqualTo(5);
    SyncEvent twice = old.again(9, 8);
    assertThat(mapper.readValue(mapper.writeValueAsString(twice), SyncEvent.class))
        .isEqualTo(twice);
  }
}
