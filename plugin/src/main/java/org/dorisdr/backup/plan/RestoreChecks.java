package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.backup.plan.LocalTables.LocalPartition;
import org.dorisdr.backup.snapshot.SnapshotMeta;

/**
 * The checks by which Doris refuses to restore over a table that is there, as far as they can be
 * told from outside: columns with their types, buckets, replicas, and ranges of dates and numbers.
 */
final class RestoreChecks {
  private RestoreChecks() {}

  /** In Doris's words; null if nothing is in the way. */
  static String obstacle(
      String name,
      String newName,
      Set<String> partitions,
      JsonNode schema,
      Map<String, LocalPartition> present,
      List<ColumnForm> columns,
      RestoreOptions options) {
    if (!name.equals(newName)) {
      return "Table %s already exist but with different schema. HINT: Doris never restores under another name over a table that is there"
          .formatted(newName);
    }
    String difference = difference(columns(schema), columns);
    if (difference != null) {
      return "Table %s already exist but with different schema: %s. HINT: restore AS another name"
          .formatted(newName, difference);
    }
    boolean unpartitioned = partitions.contains(name) && !present.containsKey(name);
    if (unpartitioned) {
      return "Table's partition type is different from the one in the snapshot: " + newName;
    }
    Map<String, JsonNode> meta = SnapshotMeta.partitions(schema);
    for (String partition : partitions) {
      String obstacle =
          partition(newName, partition, meta.get(partition), present.get(partition), options);
      if (obstacle == null && meta.containsKey(partition)) {
        obstacle = range(newName, partition, schema, meta.get(partition), present, options);
      }
      if (obstacle != null) {
        return obstacle;
      }
    }
    return null;
  }

  private static String partition(
      String table, String name, JsonNode wanted, LocalPartition here, RestoreOptions options) {
    if (here == null || wanted == null) {
      return null;
    }
    String buckets = wanted.path("di").path("bucketNum").asText("");
    if (!buckets.isEmpty() && here.buckets() != null && !buckets.equals(here.buckets())) {
      return "Table %s already exist but with different schema: partition %s has %s buckets in the snapshot, %s here"
          .formatted(table, name, buckets, here.buckets());
    }
    boolean replicasDiffer =
        options.replicas() > 0
            && here.replicas() != null
            && !here.replicas().equals(Integer.toString(options.replicas()));
    return replicasDiffer
        ? "Partition %s in table %s has different replication num '%s' with partition in repository, which is %d. HINT: \"replication_num\" = \"%s\""
            .formatted(name, table, here.replicas(), options.replicas(), here.replicas())
        : null;
  }

  private static String range(
      String table,
      String name,
      JsonNode schema,
      JsonNode wanted,
      Map<String, LocalPartition> present,
      RestoreOptions options) {
    Optional<PartitionRange> range = PartitionRange.ofSchema(schema, wanted);
    if (range.isEmpty()) {
      return null;
    }
    LocalPartition same = present.get(name);
    if (same != null) {
      boolean differs =
          PartitionRange.ofShown(same.range()).filter(r -> !r.equals(range.get())).isPresent();
      return differs
          ? "Partition %s in table %s has different partition item with partition in repository. HINT: restore AS another name"
              .formatted(name, table)
          : null;
    }
    if (options.atomic()) {
      // The whole table is replaced.
      return null;
    }
    return present.entrySet().stream()
        .filter(
            p ->
                PartitionRange.ofShown(p.getValue().range())
                    .filter(range.get()::overlaps)
                    .isPresent())
        .findFirst()
        .map(
            p ->
                "Partition %s in table %s has conflict partition item with existing items: partition %s. HINT: drop that partition, or restore AS another name"
                    .formatted(name, table, p.getKey()))
        .orElse(null);
  }

  /** Visible columns of the table itself in the snapshot. */
  private static List<ColumnForm> columns(JsonNode schema) {
    long base =
        SnapshotMeta.partitions(schema).values().stream()
            .map(p -> SnapshotMeta.indexes(p).get(0).path("id").asLong())
            .findFirst()
            .orElse(schema.path("bid").asLong());
    JsonNode index = SnapshotMeta.first(schema, "itm", "indexIdToMeta").path(Long.toString(base));
    List<ColumnForm> columns = new ArrayList<>();
    for (JsonNode column : SnapshotMeta.first(index, "sc", "schema")) {
      if (column.path("visible").asBoolean(true)) {
        columns.add(ColumnForm.ofSchema(column));
      }
    }
    return columns;
  }

  /** Null if there is none. */
  private static String difference(List<ColumnForm> wanted, List<ColumnForm> here) {
    if (!names(wanted).equals(names(here))) {
      return "%s in the snapshot, %s here".formatted(names(wanted), names(here));
    }
    for (int i = 0; i < wanted.size(); i++) {
      Optional<String> difference = wanted.get(i).difference(here.get(i));
      if (difference.isPresent()) {
        return difference.get();
      }
    }
    return null;
  }

  private static List<String> names(List<ColumnForm> columns) {
    return columns.stream().map(ColumnForm::name).toList();
  }
}
