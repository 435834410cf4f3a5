package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A colocation group as each of its tables has it: how the tables are spread. There is one as long
 * as a table is in it, also one in the recycle bin.
 *
 * @param databaseId 0 = its tables may be of any database
 * @param types of the columns that rows are spread by
 */
public record ColocateGroup(
    String name, long databaseId, long id, int buckets, int replicas, List<String> types) {
  private static final String GLOBAL = "__global__";

  /** Whether tables of all databases may be in a group of that name. */
  public static boolean isGlobal(String name) {
    return name.startsWith(GLOBAL);
  }

  /** A new one, made for a table. */
  public static ColocateGroup of(String name, long databaseId, long id, OlapTable table) {
    return new ColocateGroup(
        name,
        isGlobal(name) ? 0 : databaseId,
        id,
        table.distribution.buckets(),
        TableProperties.replicas(table),
        types(table, table.distribution));
  }

  private static List<String> types(OlapTable table, Distribution distribution) {
    return distribution.columns().stream()
        .map(
            name ->
                table.baseIndex().columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .type())
        .toList();
  }

  /** {@code database.group}, as Doris shows it. */
  @JsonIgnore
  public String idText() {
    return databaseId + "." + id;
  }

  /** Whether it is the one of that name for tables of a database. */
  boolean isNamed(String wanted, long ofDatabase) {
    return name.equals(wanted) && (databaseId == 0 || databaseId == ofDatabase);
  }

  /** Why a table cannot be in it, in Doris's words; null if it can. */
  public String obstacle(OlapTable table) {
    String why = obstacle(table, table.distribution);
    for (Partition partition : table.allPartitions()) {
      why = why == null ? obstacle(table, partition.distribution) : why;
      why = why == null ? obstacle(partition.replicationNum) : why;
    }
    return why;
  }

  /** The same of partitions to come. */
  public String obstacle(OlapTable table, Distribution distribution) {
    if (distribution.isRandom()) {
      return null;
    }
    if (distribution.buckets() != buckets) {
      return "Colocate tables must have same bucket num: %d should be %d"
          .formatted(distribution.buckets(), buckets);
    }
    List<String> others = types(table, distribution);
    if (others.size() != types.size()) {
      return "Colocate tables distribution columns size must be same: %d should be %d"
          .formatted(others.size(), types.size());
    }
    for (int i = 0; i < types.size(); i++) {
      boolean texts = isText(types.get(i)) && isText(others.get(i));
      if (!texts && !types.get(i).equals(others.get(i))) {
        return "Colocate tables distribution columns must have the same data type: %s(%s) should be %s"
            .formatted(distribution.columns().get(i), others.get(i), types.get(i));
      }
    }
    return null;
  }

  /** Their hashes are alike whatever their lengths; not so those of CHAR. */
  private static boolean isText(String type) {
    return type.startsWith("varchar") || type.equals("text");
  }

  /** The same of a number of replicas. */
  public String obstacle(int replicationNum) {
    return replicationNum == replicas
        ? null
        : "Colocate tables must have same replication allocation: { %s } should be { %s }"
            .formatted(allocation(replicationNum), allocation(replicas));
  }

  private static String allocation(int replicas) {
    return "tag.location.default: " + replicas;
  }
}
