package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.backup.plan.LocalTables.LocalPartition;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.backup.snapshot.SnapshotMeta;
import org.dorisdr.cluster.PartitionValues;

/**
 * The checks by which Doris refuses to restore over a table that is there, as far as they can be
 * told from outside: columns with their types, buckets, replicas, and the values of partitions. All
 * that is wrong is told, in Doris's words, where Doris stops at the first.
 */
final class RestoreChecks {
  private final String table;
  private final JsonNode schema;
  private final Map<String, LocalPartition> present;
  private final RestoreOptions options;

  /**
   * @param table its name, which is that of the table in the snapshot too
   * @param schema of the table in the snapshot
   * @param present partitions of the table that is there
   */
  RestoreChecks(
      String table, JsonNode schema, Map<String, LocalPartition> present, RestoreOptions options) {
    this.table = table;
    this.schema = schema;
    this.present = present;
    this.options = options;
  }

  /**
   * What is wrong with the table as a whole.
   *
   * @param here its columns; null = the table is replaced, whatever it looks like
   * @param colocated whether it is in a group, or would have to be in the snapshot's
   */
  List<String> ofTable(List<ColumnForm> here, boolean temporaryPartitions, boolean colocated) {
    List<String> obstacles = new ArrayList<>();
    if (here != null) {
      schema(here, obstacles);
    }
    if (temporaryPartitions) {
      obstacles.add(
          "Do not support restoring table with temp partitions: %s has some. HINT: ALTER TABLE … DROP TEMPORARY PARTITION"
              .formatted(table));
    }
    if (colocated) {
      obstacles.add(
          "Not support to restore to local table %s with colocate group. HINT: ALTER TABLE … SET (\"colocate_with\" = \"\"), or restore AS another name"
              .formatted(table));
    }
    return obstacles;
  }

  private void schema(List<ColumnForm> here, List<String> obstacles) {
    for (String difference : differences(columns(schema), here)) {
      obstacles.add(
          "Table %s already exist but with different schema: %s. HINT: restore AS another name"
              .formatted(table, difference));
    }
    String partitioning = SnapshotMeta.first(schema, "pi", "partitionInfo").path("Type").asText("");
    boolean otherwise =
        present.values().stream().anyMatch(p -> !p.partitioning().equals(partitioning));
    if (!partitioning.isEmpty() && otherwise) {
      obstacles.add(
          "Table's partition type is different: table %s is %s in the snapshot. HINT: restore AS another name"
              .formatted(table, partitioning));
    }
  }

  /** What is wrong with one partition of the snapshot. */
  List<String> ofPartition(String name) {
    List<String> obstacles = new ArrayList<>();
    JsonNode wanted = SnapshotMeta.partitions(schema).get(name);
    if (wanted == null) {
      return obstacles;
    }
    LocalPartition here = present.get(name);
    if (here != null) {
      buckets(name, wanted, here).ifPresent(obstacles::add);
      replicas(name, here).ifPresent(obstacles::add);
    }
    values(name, wanted, here).ifPresent(obstacles::add);
    return obstacles;
  }

  private Optional<String> buckets(String name, JsonNode wanted, LocalPartition here) {
    String buckets = wanted.path("di").path("bucketNum").asText("");
    boolean differ =
        !buckets.isEmpty() && here.buckets() != null && !buckets.equals(here.buckets());
    return differ
        ? Optional.of(
            "Table %s already exist but with different schema: partition %s has %s buckets in the snapshot, %s here. HINT: restore AS another name"
                .formatted(table, name, buckets, here.buckets()))
        : Optional.empty();
  }

  private Optional<String> replicas(String name, LocalPartition here) {
    boolean differ =
        !options.atomic()
            && options.replicas() > 0
            && here.replicas() != null
            && !here.replicas().equals(Integer.toString(options.replicas()));
    return differ
        ? Optional.of(
            "Partition %s in table %s has different replication num '%s' with partition in repository, which is %d. HINT: \"replication_num\" = \"%s\""
                .formatted(name, table, here.replicas(), options.replicas(), here.replicas()))
        : Optional.empty();
  }

  private Optional<PartitionValues> stored(JsonNode partition) {
    JsonNode items = SnapshotMeta.first(schema, "pi", "partitionInfo").path("IdToItem");
    return PartitionValues.ofStored(items.path(partition.path("id").asText()));
  }

  private Optional<String> values(String name, JsonNode wanted, LocalPartition here) {
    Optional<PartitionValues> values = stored(wanted);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (here != null) {
      return here.values()
          .filter(v -> !v.equals(values.get()))
          .map(
              v ->
                  "Partition %s in table %s has different partition item with partition in repository. HINT: restore AS another name"
                      .formatted(name, table));
    }
    if (options.atomic()) {
      // The whole table is replaced.
      return Optional.empty();
    }
    return present.entrySet().stream()
        .filter(p -> p.getValue().values().filter(values.get()::overlaps).isPresent())
        .findFirst()
        .map(
            p ->
                "Partition %s in table %s has conflict partition item with existing items: partition %s. HINT: drop that partition, or restore AS another name"
                    .formatted(name, table, p.getKey()));
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

  private static List<String> differences(List<ColumnForm> wanted, List<ColumnForm> here) {
    if (!names(wanted).equals(names(here))) {
      return List.of("%s in the snapshot, %s here".formatted(names(wanted), names(here)));
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      wanted.get(i).difference(here.get(i)).ifPresent(differences::add);
    }
    return differences;
  }

  private static List<String> names(List<ColumnForm> columns) {
    return columns.stream().map(ColumnForm::name).toList();
  }
}
