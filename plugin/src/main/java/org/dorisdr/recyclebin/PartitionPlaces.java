package org.dorisdr.recyclebin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.PartitionValues;
import org.dorisdr.cluster.ProcTree;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.DroppedPartitions.DroppedPartition;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.ObjectKind;

/**
 * Why a table would not take dropped partitions back: a partition has the name, or the values,
 * whatever it is called, or the table has other rollups than it had. Asks the FE once for each
 * table, so it is for one statement, and one thread.
 */
public final class PartitionPlaces {
  /** To read more would hold up everybody who drops something. Of the others names are compared. */
  static final int MOST_READ = 20_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalSql sql;
  private final DroppedPartitions dropped;
  private final Set<Long> asked;
  private final Map<Long, Table> tables = new HashMap<>();
  private Map<Long, DroppedPartition> contents;

  /** A table that is there: values of its partitions by name, in any case; ids of its indexes. */
  private record Table(Map<String, String> ranges, Set<Long> indexes) {
    boolean hasLists() {
      return ranges.values().stream().anyMatch(r -> r.endsWith("]"));
    }
  }

  /**
   * @param entries whatever may be asked for; others are taken for free but for their names
   */
  public PartitionPlaces(
      LocalSql sql, DroppedPartitions dropped, Collection<RecycleEntry> entries) {
    this.sql = sql;
    this.dropped = dropped;
    this.asked =
        entries.stream()
            .filter(e -> e.kind() == ObjectKind.PARTITION && e.obstacle().isEmpty())
            .map(RecycleEntry::partitionId)
            .collect(Collectors.toSet());
  }

  /**
   * Why the partition cannot go back under a name; empty if it can. Not for one whose table is
   * gone.
   */
  public Optional<String> obstacle(RecycleEntry entry, String newName) throws HostException {
    Table table = table(entry);
    boolean nameTaken = table.ranges().containsKey(newName);
    DroppedPartition content = content(entry);
    Optional<String> inTheWay = content == null ? Optional.empty() : overlap(table, content);
    if (inTheWay.isPresent()) {
      return Optional.of(
          "partition '%s' of table '%s.%s' has its values. HINT: ALTER TABLE %s DROP PARTITION %s FORCE first"
              .formatted(
                  inTheWay.get(),
                  entry.database(),
                  entry.table(),
                  Names.quote(entry.database(), entry.table()),
                  Names.quote(inTheWay.get())));
    }
    if (nameTaken) {
      return Optional.of(
          "partition '%s' of table '%s.%s' exists. HINT: give another name with AS"
              .formatted(newName, entry.database(), entry.table()));
    }
    boolean changed = content != null && !content.indexes().equals(table.indexes());
    return changed
        ? Optional.of(
            "table '%s.%s' has got or lost rollups, or was rewritten, since, and Doris does not put the two together. HINT: restore the partition from a snapshot"
                .formatted(entry.database(), entry.table()))
        : Optional.empty();
  }

  private DroppedPartition content(RecycleEntry entry) throws HostException {
    if (contents == null) {
      contents = asked.size() > MOST_READ ? Map.of() : dropped.find(asked);
    }
    return contents.get(entry.partitionId());
  }

  private static Optional<String> overlap(Table table, DroppedPartition content)
      throws HostException {
    Optional<PartitionValues> values = values(table.hasLists(), content);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return table.ranges().entrySet().stream()
        .filter(
            p -> PartitionValues.ofShown(p.getValue()).filter(values.get()::overlaps).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<PartitionValues> values(boolean list, DroppedPartition content)
      throws HostException {
    try {
      return PartitionValues.ofStored(
          !list, JSON.readTree(list ? content.list() : content.range()));
    } catch (JsonProcessingException e) {
      throw new HostException("a partition in the recycle bin cannot be read", e);
    }
  }

  private Table table(RecycleEntry entry) throws HostException {
    Table known = tables.get(entry.tableId());
    if (known == null) {
      known = new Table(ranges(entry), indexes(entry));
      tables.put(entry.tableId(), known);
    }
    return known;
  }

  private Map<String, String> ranges(RecycleEntry entry) throws HostException {
    LocalSql.Result result =
        sql.run(null, "SHOW PARTITIONS FROM " + Names.quote(entry.database(), entry.table()));
    // Doris compares names of partitions as they are (OlapTable.nameToPartition).
    Map<String, String> ranges = new TreeMap<>();
    for (var row : result.rows()) {
      Columns columns = new Columns(result.columns(), row);
      ranges.put(columns.text("PartitionName"), columns.text("Range").trim());
    }
    return ranges;
  }

  private Set<Long> indexes(RecycleEntry entry) throws HostException {
    Rows indexes =
        ProcTree.of(sql).rows("/%d/%d/index_schema".formatted(entry.databaseId(), entry.tableId()));
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < indexes.rows().size(); i++) {
      ids.add(Long.parseLong(indexes.value(i, "IndexId")));
    }
    return ids;
  }
}
