package org.dorisdr.backup.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the {@code __info} file of a snapshot tells. Collections are never null.
 *
 * @param name label
 * @param databaseId of the cluster that made it, as all ids here
 * @param backupTime ms since the epoch
 * @param content {@code ALL}, or {@code METADATA_ONLY} if there are no rows
 * @param tables by name, without views
 * @param views their names
 */
public record SnapshotInfo(
    String name,
    String database,
    long databaseId,
    long backupTime,
    String content,
    Map<String, Table> tables,
    List<String> views) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A table with data. */
  public record Table(long id, Map<String, Partition> partitions) {
    public Table {
      partitions = partitions == null ? Map.of() : partitions;
    }
  }

  /** A partition; the only one of an unpartitioned table has the table's name. */
  public record Partition(long id, long version, Map<String, Index> indexes) {
    public Partition {
      indexes = indexes == null ? Map.of() : indexes;
    }
  }

  /**
   * A rollup, or the table itself under its name.
   *
   * @param tablets names of the files with their checksums, by tablet
   * @param tabletsOrder the tablets in the order of their buckets
   */
  public record Index(
      long id,
      @JsonProperty("schema_hash") int schemaHash,
      Map<Long, List<String>> tablets,
      @JsonProperty("tablets_order") List<Long> tabletsOrder) {
    public Index {
      tablets = tablets == null ? Map.of() : tablets;
      tabletsOrder =
          tabletsOrder == null || tabletsOrder.isEmpty()
              ? tablets.keySet().stream().sorted().toList()
              : tabletsOrder;
    }
  }

  /**
   * The files of one tablet.
   *
   * @param folder relative to the repository's location
   * @param files with their checksums
   */
  public record TabletFiles(
      String table,
      String partition,
      String index,
      long indexId,
      long tabletId,
      String folder,
      List<String> files) {}

  private record NewObjects(List<View> views) {}

  private record View(String name) {}

  /** As it stands in the file; all else is not needed. */
  private record Raw(
      String name,
      String database,
      long id,
      @JsonProperty("backup_time") long backupTime,
      String content,
      @JsonProperty("backup_objects") Map<String, Table> tables,
      @JsonProperty("new_backup_objects") NewObjects others) {
    @JsonCreator
    private Raw {}
  }

  /**
   * Reads the JSON of an {@code __info} file.
   *
   * @throws IOException if it is not the JSON of one
   */
  public static SnapshotInfo parse(byte[] json) throws IOException {
    Raw raw;
    try {
      raw = JSON.readValue(json, Raw.class);
    } catch (JsonProcessingException e) {
      throw new IOException("not a description of a snapshot: " + e.getOriginalMessage(), e);
    }
    if (raw == null || raw.name == null || raw.database == null) {
      throw new IOException("not a description of a snapshot: it names no snapshot or no database");
    }
    List<View> views =
        raw.others == null || raw.others.views == null ? List.of() : raw.others.views;
    return new SnapshotInfo(
        raw.name,
        raw.database,
        raw.id,
        raw.backupTime,
        raw.content == null ? "ALL" : raw.content,
        raw.tables == null ? Map.of() : raw.tables,
        views.stream().map(View::name).filter(Objects::nonNull).toList());
  }

  /** The files of every tablet, tables by name and tablets in order. */
  public List<TabletFiles> tablets(Layout layout) {
    List<TabletFiles> all = new ArrayList<>();
    tables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            table ->
                table.getValue().partitions.entrySet().stream()
                    .sorted(Comparator.comparingLong(p -> p.getValue().id))
                    .forEach(p -> addPartition(layout, table, p, all)));
    return all;
  }

  private void addPartition(
      Layout layout,
      Map.Entry<String, Table> table,
      Map.Entry<String, Partition> partition,
      List<TabletFiles> all) {
    partition
        .getValue()
        .indexes
        .forEach(
            (name, index) ->
                index.tabletsOrder.forEach(
                    tablet ->
                        all.add(
                            new TabletFiles(
                                table.getKey(),
                                partition.getKey(),
                                name,
                                index.id,
                                tablet,
                                layout.tablet(
                                    this.name,
                                    databaseId,
                                    table.getValue().id,
                                    partition.getValue().id,
                                    index.id,
                                    tablet),
                                index.tablets.getOrDefault(tablet, List.of())))));
  }
}
