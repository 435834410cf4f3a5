package org.dorisdr.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.host.MetaStore;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;

class ParsedRecordsTest {
  private final MetaStore store = new MemoryHost().metaStore();
  private final List<String> parsed = new ArrayList<>();
  private final ParsedRecords<String> records =
      new ParsedRecords<>(
          store,
          "dr.x.",
          (key, text) -> {
            parsed.add(key);
            return text;
          });

  @Test
  void parsesARecordAgainOnlyWhenItHasChanged() throws Exception {
    store.put(Map.of("dr.x.0", "a", "dr.x.1", "b", "dr.y.0", "other"));
    assertThat(records.all()).containsExactlyInAnyOrder("a", "b");
    assertThat(records.all()).containsExactlyInAnyOrder("a", "b");
    assertThat(parsed).containsExactlyInAnyOrder("dr.x.0", "dr.x.1");
    store.put(Map.of("dr.x.1", "c"));
    assertThat(records.all()).containsExactlyInAnyOrder("a", "c");
    assertThat(parsed).hasSize(3);
  }

  @Test
  void aRemovedRecordIsForgotten() throws Exception {
    store.put(Map.of("dr.x.0", "a"));
    assertThat(records.all()).containsExactly("a");
    store.put(Map.of("dr.x.0", ""));
    assertThat(records.all()).isEmpty();
    store.put(Map.of("dr.x.0", "a"));
    assertThat(records.all()).containsExactly("a");
    assertThat(parsed).hasSize(2);
  }

  @Test
  void theLowestNumberThatIsNotUsedIsFree() throws Exception {
    JsonStore json = new JsonStore(store);
    assertThat(json.freeSlot("dr.x.")).isZero();
    store.put(Map.of("dr.x.0", "a", "dr.x.2", "b"));
    assertThat(json.freeSlot("dr.x.")).isEqualTo(1);
  }
}
