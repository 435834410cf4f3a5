package org.dorisdr.sync.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;

/**
 * Columns that no statement names: {@code ALTER TABLE … ENABLE FEATURE} adds them. DESC does not
 * show them. Stateless.
 */
final class HiddenColumns {
  /** What SHOW CREATE TABLE has among the properties of a table with the column. */
  private static final Map<String, String> TOLD_BY =
      Map.of(
          "__DORIS_SKIP_BITMAP_COL__", "\"enable_unique_key_skip_bitmap_column\"",
          "__DORIS_SEQUENCE_COL__", "\"function_column.sequence_");

  private HiddenColumns() {}

  /** Those that the base index has since the change that a record tells of. */
  static Set<String> added(JsonNode change) {
    String base = change.path("baseIndexId").asText();
    Set<String> added = hidden(change.path("indexSchemaMap").path(base));
    added.removeAll(hidden(change.path("oldIndexSchemaMap").path(base)));
    return added;
  }

  private static Set<String> hidden(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    for (JsonNode column : schema) {
      if (!column.path("visible").asBoolean(true)) {
        names.add(column.path("name").asText());
      }
    }
    return names;
  }

  /** Whether the target's table has those that a record adds; of some nobody can tell. */
  static boolean areThere(SyncContext context, Binlog binlog, String table)
      throws ClusterException {
    Set<String> added = added(binlog.data());
    if (added.isEmpty()) {
      return true;
    }
    Rows shown =
        context.onTarget("SHOW CREATE TABLE " + Names.quote(context.targetDatabase(), table));
    String create = shown.rows().isEmpty() ? "" : shown.value(0, "Create Table");
    return added.stream().allMatch(c -> TOLD_BY.containsKey(c) && create.contains(TOLD_BY.get(c)));
  }
}
