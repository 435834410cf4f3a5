package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table with data. Guarded by the catalog's lock. */
public final class OlapTable extends Table {
  public KeysType keysType;
  public long baseIndexId;

  /** By index id, base index first; shadow indexes included. */
  public Map<Long, IndexMeta> indexMetas = new LinkedHashMap<>();

  public List<SecondaryIndex> secondaryIndexes = new ArrayList<>();

  /** UNPARTITIONED, RANGE or LIST. */
  public String partitionType = "UNPARTITIONED";

  /** Whether loads make the partitions that they need. */
  public boolean autoPartition;

  /** Width of a partition that is made so, of RANGE: {@code day} and so on; else null. */
  public String autoPartitionUnit;

  /** Names. */
  public List<String> partitionColumns = new ArrayList<>();

  /** For partitions to come. */
  public Distribution distribution;

  /** By id, in order of creation. */
  public Map<Long, Partition> partitions = new LinkedHashMap<>();

  public Map<Long, Partition> temporaryPartitions = new LinkedHashMap<>();

  /** Given and implied properties under Doris's names. */
  public Map<String, String> properties = new LinkedHashMap<>();

  /** A job waits until all replicas are there. */
  public static final String WAITING_STABLE = "WAITING_STABLE";

  /** NORMAL, SCHEMA_CHANGE, ROLLUP, RESTORE or {@link #WAITING_STABLE}. */
  public String state = "NORMAL";

  public int maxColumnUniqueId = -1;

  /**
   * No value of its AUTO_INCREMENT column from this one on was ever handed out, as far as the
   * journal says under the ids of this table.
   */
  public long autoIncrementEnd;

  /** The same as this master knows it; 0 = it handed out none. */
  @JsonIgnore public long givenEnd;

  /**
   * Database and table under which the journal has its counter; 0 = its own. As in Doris a restored
   * table brings the ids of the one that was backed up, and nothing puts them right.
   */
  public long counterDatabase;

  public long counterTable;

  /** Null if it is in none. */
  public ColocateGroup colocation;

  /** Null if it is a plain table. */
  public MaterializedView materialized;

  /** Whether it is an asynchronous materialized view. */
  public static boolean isMaterialized(Table table) {
    return table instanceof OlapTable olap && olap.materialized != null;
  }

  @JsonIgnore
  public IndexMeta baseIndex() {
    return indexMetas.get(baseIndexId);
  }

  @JsonIgnore
  public List<Column> visibleColumns() {
    return baseIndex().columns.stream().filter(Column::visible).toList();
  }

  /** Hidden columns included. */
  public boolean hasColumn(String columnName) {
    return column(columnName).isPresent();
  }

  /** Hidden columns included. */
  public Optional<Column> column(String columnName) {
    return baseIndex().columns.stream()
        .filter(c -> c.name().equalsIgnoreCase(columnName))
        .findFirst();
  }

  public Optional<Partition> partition(String partitionName) {
    return byName(partitions, partitionName);
  }

  public Optional<Partition> temporaryPartition(String partitionName) {
    return byName(temporaryPartitions, partitionName);
  }

  public Optional<IndexMeta> indexByName(String indexName) {
    return indexMetas.values().stream().filter(m -> m.name.equalsIgnoreCase(indexName)).findFirst();
  }

  /** Normal and temporary partitions. */
  @JsonIgnore
  public List<Partition> allPartitions() {
    List<Partition> all = new ArrayList<>(partitions.values());
    all.addAll(temporaryPartitions.values());
    return all;
  }

  public boolean flag(String property) {
    return Boolean.parseBoolean(properties.get(property));
  }

  private static Optional<Partition> byName(Map<Long, Partition> partitions, String name) {
    return partitions.values().stream().filter(p -> p.name.equals(name)).findFirst();
  }

  /** Whether replicas may be made and dropped now; whoever works on the table cannot have that. */
  public boolean isRepairable() {
    return state.equals("NORMAL") || state.equals(WAITING_STABLE);
  }
}
