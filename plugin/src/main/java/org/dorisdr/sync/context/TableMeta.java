package org.dorisdr.sync.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.thrift.TGetMetaIndexMeta;
import org.dorisdr.thrift.TGetMetaPartitionMeta;
import org.dorisdr.thrift.TGetMetaReplicaMeta;
import org.dorisdr.thrift.TGetMetaTableMeta;
import org.dorisdr.thrift.TGetMetaTabletMeta;

/**
 * Partitions, indexes, tablets and replicas of one table at one moment. Immutable.
 *
 * @param type as the cluster names it: OLAP, VIEW, …
 */
public record TableMeta(long id, String name, String type, List<Partition> partitions) {

  public record Partition(
      long id, String name, String range, long version, boolean temporary, List<Index> indexes) {
    public Index index(String indexName) {
      return indexes.stream().filter(i -> i.name().equals(indexName)).findFirst().orElse(null);
    }

    /** The base index, which has the table's name; null if none has. */
    public Index base(String tableName) {
      Index named = index(tableName);
      return named == null && indexes.size() == 1 ? indexes.get(0) : named;
    }

    public boolean isBase(Index index, String tableName) {
      return index.equals(base(tableName));
    }

    Index index(long indexId) {
      return indexes.stream().filter(i -> i.id() == indexId).findFirst().orElse(null);
    }
  }

  /** Tablets in bucket order, which is the order of their ids. */
  public record Index(long id, String name, List<Tablet> tablets) {
    public boolean isShadow() {
      return name.startsWith("__doris_shadow_");
    }
  }

  public record Tablet(long id, List<Replica> replicas) {}

  public record Replica(long backendId, long version) {}

  public boolean isView() {
    return "VIEW".equals(type);
  }

  public boolean isOlap() {
    return type == null || type.isEmpty() || "OLAP".equals(type);
  }

  public Partition partition(long partitionId) {
    return partitions.stream().filter(p -> p.id() == partitionId).findFirst().orElse(null);
  }

  /** The temporary partition of that name; null if there is none. */
  public Partition temporary(String partition) {
    return partitions.stream()
        .filter(p -> p.temporary() && p.name().equals(partition))
        .findFirst()
        .orElse(null);
  }

  /**
   * Partitions by range. A cluster that is asked by getMeta does not tell which are temporary: of
   * several with the same range the oldest counts.
   */
  public Map<String, Partition> byRange() {
    Map<String, Partition> map = new HashMap<>();
    partitions.stream()
        .filter(p -> !p.temporary())
        .sorted(Comparator.comparingLong(Partition::id))
        .forEach(p -> map.putIfAbsent(p.range(), p));
    return map;
  }

  static TableMeta of(TGetMetaTableMeta raw) {
    List<Partition> partitions = new ArrayList<>();
    if (raw.isSetPartitions()) {
      raw.getPartitions().forEach(p -> partitions.add(partition(p)));
    }
    return new TableMeta(raw.getId(), raw.getName(), raw.getType(), List.copyOf(partitions));
  }

  private static Partition partition(TGetMetaPartitionMeta raw) {
    List<Index> indexes = new ArrayList<>();
    if (raw.isSetIndexes()) {
      raw.getIndexes().forEach(i -> indexes.add(index(i)));
    }
    return new Partition(
        raw.getId(),
        raw.getName(),
        raw.isSetRange() ? raw.getRange() : "",
        raw.getVisibleVersion(),
        raw.isIsTemp(),
        List.copyOf(indexes));
  }

  private static Index index(TGetMetaIndexMeta raw) {
    List<Tablet> tablets = new ArrayList<>();
    if (raw.isSetTablets()) {
      raw.getTablets().forEach(t -> tablets.add(tablet(t)));
    }
    tablets.sort(Comparator.comparingLong(Tablet::id));
    return new Index(raw.getId(), raw.getName(), List.copyOf(tablets));
  }

  private static Tablet tablet(TGetMetaTabletMeta raw) {
    List<Replica> replicas = new ArrayList<>();
    if (raw.isSetReplicas()) {
      for (TGetMetaReplicaMeta r : raw.getReplicas()) {
        replicas.add(new Replica(r.getBackendId(), r.getVersion()));
      }
    }
    return new Tablet(raw.getId(), List.copyOf(replicas));
  }
}
