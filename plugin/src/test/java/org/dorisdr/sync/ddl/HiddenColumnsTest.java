package org.dorisdr.sync.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class HiddenColumnsTest {
  private static final String CHANGE =
      "{\"baseIndexId\": 7, \"indexSchemaMap\": {\"7\": [%s]}, \"oldIndexSchemaMap\": {\"7\": [%s]}}";
  private static final String VISIBLE = "{\"name\": \"k\", \"visible\": true}";
  private static final String SIGN = "{\"name\": \"__DORIS_DELETE_SIGN__\", \"visible\": false}";
  private static final String SKIP =
      "{\"name\": \"__DORIS_SKIP_BITMAP_COL__\", \"visible\": false}";

  private static java.util.Set<String> added(String after, String before) throws Exception {
    return HiddenColumns.added(new ObjectMapper().readTree(CHANGE.formatted(after, before)));
  }

  @Test
  void areThoseThatTheBaseIndexDidNotHave() throws Exception {
    String before = VISIBLE + "," + SIGN;
    assertThat(added(before + "," + SKIP, before)).containsExactly("__DORIS_SKIP_BITMAP_COL__");
    assertThat(added(before, VISIBLE + "," + SIGN)).isEmpty();
    assertThat(added(SIGN, before)).isEmpty();
  }
}
