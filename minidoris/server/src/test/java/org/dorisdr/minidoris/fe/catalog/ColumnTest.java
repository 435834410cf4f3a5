package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.dorisdr.minidoris.common.Json;
import org.junit.jupiter.api.Test;

/** What images and journals keep of columns. */
class ColumnTest {
  private static Column read(String json) throws Exception {
    return Json.mapper().readValue(json, Column.class);
  }

  @Test
  void keepsAllThatItIs() throws Exception {
    Column column =
        new Column(
            "s", "int", false, true, "NONE", null, "sum", 3, true, 100L, "a + b", null, true, true);
    assertThat(read(Json.mapper().writeValueAsString(column))).isEqualTo(column);
  }

  @Test
  void readsColumnsFromBeforeNumbersHadAStart() throws Exception {
    Column old =
        read(
            "{\"name\":\"k\",\"type\":\"int\",\"key\":true,\"nullable\":true,\"comment\":\"\","
                + "\"uniqueId\":0,\"visible\":true,\"autoIncrement\":false}");
    assertThat(old).isEqualTo(new Column("k", "int", true, true, null, null, "", 0, true));
    assertThat(old.autoIncrement()).isFalse();
  }
}
