package org.dorisdr.recyclebin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dorisdr.cluster.ProcTree;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.ObjectKind;

/** The FE's recycle bin. Every call asks the FE anew. Thread safe. */
public final class RecycleBin {
  private static final String RETENTION = "catalog_trash_expire_second";

  private final LocalSql sql;
  private final ProcTree<HostException> proc;

  public RecycleBin(LocalSql sql) {
    this.sql = sql;
    this.proc = ProcTree.of(sql);
  }

  /** Everything in the bin, databases first, then tables, then partitions. */
  public List<RecycleEntry> entries() throws HostException {
    LocalSql.Result bin = sql.run(null, "SHOW CATALOG RECYCLE BIN");
    Map<Long, String> databases = proc.databases();
    Map<Long, String> tables = new HashMap<>();
    Set<Long> dropped = new HashSet<>();
    Set<Long> asked = new HashSet<>();
    List<RecycleEntry> entries = new ArrayList<>();
    for (List<String> row : bin.rows()) {
      Columns columns = new Columns(bin.columns(), row);
      ObjectKind kind = ObjectKind.valueOf(columns.text("Type").toUpperCase(Locale.ROOT));
      long databaseId = columns.id("DbId");
      long tableId = columns.id("TableId");
      String name = columns.text("Name");
      switch (kind) {
        case DATABASE -> {
          databases.put(databaseId, name);
          dropped.add(databaseId);
        }
        case TABLE -> {
          tables.put(tableId, name);
          dropped.add(tableId);
        }
        case PARTITION -> {
          if (databases.containsKey(databaseId)
              && !dropped.contains(databaseId)
              && !tables.containsKey(tableId)
              && asked.add(databaseId)) {
            liveTables(databaseId).forEach(tables::putIfAbsent);
          }
        }
      }
      entries.add(
          new RecycleEntry(
              kind,
              databases.get(databaseId),
              tables.get(tableId),
              name,
              databaseId,
              tableId,
              columns.id("PartitionId"),
              dropped.contains(databaseId),
              dropped.contains(tableId),
              columns.time("DropTime"),
              columns.text("DataSize")));
    }
    return entries;
  }

  private Map<Long, String> liveTables(long databaseId) throws HostException {
    try {
      return proc.tableNames(databaseId);
    } catch (HostException e) {
      if (proc.databases().containsKey(databaseId)) {
        throw e;
      }
      return Map.of(); // dropped since it was listed
    }
  }

  /** How long the FE keeps what was dropped. */
  public Duration retention() throws HostException {
    return Duration.ofSeconds(Long.parseLong(setting(RETENTION)));
  }

  /**
   * When each entry is erased.
   *
   * @param all everything in the bin
   * @param retention as {@link #retention} tells it
   */
  public Expiry expiry(List<RecycleEntry> all, Duration retention) throws HostException {
    return new Expiry(
        retention,
        Boolean.parseBoolean(setting("catalog_trash_ignore_min_erase_latency")),
        Integer.parseInt(setting("max_same_name_catalog_trash_num")),
        all);
  }

  private String setting(String key) throws HostException {
    LocalSql.Result result = sql.run(null, "ADMIN SHOW FRONTEND CONFIG LIKE '" + key + "'");
    for (List<String> row : result.rows()) {
      Columns columns = new Columns(result.columns(), row);
      if (columns.text("Key").equals(key)) {
        return columns.text("Value").trim();
      }
    }
    throw new HostException("the FE does not tell " + key);
  }

  /** Erases one entry and what belongs to it. */
  public void purge(ObjectKind kind, long id) throws HostException {
    String key =
        switch (kind) {
          case DATABASE -> "DbId";
          case TABLE -> "TableId";
          case PARTITION -> "PartitionId";
        };
    sql.run(null, "DROP CATALOG RECYCLE BIN WHERE '" + key + "' = " + id);
  }

  /** Erases everything, whatever belongs to something else only once. */
  public void purgeAll() throws HostException {
    for (ObjectKind kind : ObjectKind.values()) {
      for (RecycleEntry entry : entries()) {
        if (entry.kind() == kind) {
          purgeIfThere(entry);
        }
      }
    }
  }

  /** Doris's eraser, or somebody else, may have been faster: then there is nothing to be done. */
  private void purgeIfThere(RecycleEntry entry) throws HostException {
    try {
      purge(entry.kind(), entry.id());
    } catch (HostException e) {
      if (has(entry.kind(), entry.id())) {
        throw e;
      }
    }
  }

  /** Whether something of that kind and id is in the bin. */
  public boolean has(ObjectKind kind, long id) throws HostException {
    return entries().stream().anyMatch(entry -> entry.kind() == kind && entry.id() == id);
  }
}
