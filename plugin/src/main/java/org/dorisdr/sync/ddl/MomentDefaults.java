package org.dorisdr.sync.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns that are added with the present moment as their default, {@code CURRENT_TIMESTAMP}: Doris
 * keeps the moment at which it ran the statement for all rows from before, and no statement on the
 * target gives it the same one. Stateless.
 */
final class MomentDefaults {
  private MomentDefaults() {}

  /** Those that the change adds to the base index, which a record of Doris tells of. */
  static List<String> added(JsonNode change) {
    String base = change.path("baseIndexId").asText();
    Set<String> before = new HashSet<>();
    for (JsonNode column : change.path("oldIndexSchemaMap").path(base)) {
      before.add(column.path("name").asText());
    }
    List<String> added = new ArrayList<>();
    for (JsonNode column : change.path("indexSchemaMap").path(base)) {
      String name = column.path("name").asText();
      if (!before.contains(name) && isMoment(column)) {
        added.add(name);
      }
    }
    return added;
  }

  private static boolean isMoment(JsonNode column) {
    JsonNode real = column.path("realDefaultValue");
    return real.isTextual() && !real.equals(column.path("defaultValue"));
  }
}
