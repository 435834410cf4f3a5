package org.dorisdr.sync.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentDefaultsTest {
  private static final String CHANGE =
      "{\"baseIndexId\": 7, \"indexSchemaMap\": {\"7\": [%s]}, \"oldIndexSchemaMap\": {\"7\": [%s]}}";
  private static final String MOMENT = column("at", "CURRENT_TIMESTAMP", "2026-01-19 12:00:01.5");
  private static final String KEY = "{\"name\": \"k\"}";

  private static String column(String name, String fallback, String real) {
    return "{\"name\": \"%s\", \"defaultValue\": \"%s\", \"realDefaultValue\": \"%s\"}"
        .formatted(name, fallback, real);
  }

  private static List<String> added(String after, String before) throws Exception {
    return MomentDefaults.added(new ObjectMapper().readTree(CHANGE.formatted(after, before)));
  }

  /** Column and DefaultValue.getRawValue of Doris: only the moment differs from the default. */
  @Test
  void areAddedColumnsWhoseOldRowsHaveAnotherValue() throws Exception {
    assertThat(added(KEY + "," + MOMENT, KEY)).containsExactly("at");
    assertThat(added(KEY + "," + column("n", "7", "7"), KEY)).isEmpty();
    assertThat(added(KEY + "," + MOMENT + "," + column("n", "7", "7"), KEY + "," + MOMENT))
        .isEmpty();
    assertThat(added(KEY, KEY + "," + MOMENT)).isEmpty();
  }
}
