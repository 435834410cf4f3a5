package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.common.Json;

/**
 * Content of an {@code __info} file: what a snapshot holds. The fields, in this order, are Doris's.
 * Not thread safe.
 */
@JsonPropertyOrder({
  "name",
  "database",
  "id",
  "backup_time",
  "content",
  "backup_objects",
  "new_backup_objects",
  "backup_result",
  "meta_version",
  "major_version",
  "minor_version",
  "patch_version",
  "is_force_replication_allocation",
  "tablet_be_map",
  "tablet_snapshot_path_map",
  "table_commit_seq_map",
  "extra_info",
  "tblalias"
})
public final class JobInfo {
  static final int META_VERSION = 140;

  public String name;

  @JsonProperty("database")
  public String dbName;

  @JsonProperty("id")
  public long dbId;

  @JsonProperty("backup_time")
  public long backupTime;

  /** ALL or METADATA_ONLY; null in very old files = ALL. */
  public String content;

  /** By table name; a hash map, as Doris writes and shows them in that order. */
  @JsonProperty("backup_objects")
  public Map<String, TableInfo> tables = new HashMap<>();

  @JsonProperty("new_backup_objects")
  public NewObjects newObjects = new NewObjects();

  @JsonProperty("backup_result")
  public String result = "succeed";

  @JsonProperty("meta_version")
  public int metaVersion = META_VERSION;

  @JsonProperty("major_version")
  public int majorVersion;

  @JsonProperty("minor_version")
  public int minorVersion;

  @JsonProperty("patch_version")
  public int patchVersion;

  @JsonProperty("is_force_replication_allocation")
  public boolean forceReplicationAllocation;

  @JsonProperty("tablet_be_map")
  public Map<Long, Long> tabletBackends = new LinkedHashMap<>();

  /** Directories on the backends, without tablet and schema hash. */
  @JsonProperty("tablet_snapshot_path_map")
  public Map<Long, String> tabletSnapshotPaths = new LinkedHashMap<>();

  /** By table id. */
  @JsonProperty("table_commit_seq_map")
  public Map<Long, Long> tableCommitSeqs = new LinkedHashMap<>();

  /** Only in what a replication tool sends: how to reach the source's backends. */
  @JsonProperty("extra_info")
  public ExtraInfo extraInfo;

  /** New names by old ones. */
  @JsonProperty("tblalias")
  public Map<String, String> aliases = new LinkedHashMap<>();

  /** One table. */
  public static final class TableInfo {
    public long id;
    public Map<String, PartitionInfo> partitions = new HashMap<>();
  }

  /** One partition of a table. */
  public static final class PartitionInfo {
    public long id;
    public long version;
    public Map<String, IndexInfo> indexes = new LinkedHashMap<>();
  }

  /** One index of a partition. */
  @JsonPropertyOrder({"id", "schema_hash", "tablets", "tablets_order"})
  public static final class IndexInfo {
    public long id;

    @JsonProperty("schema_hash")
    public int schemaHash;

    /** Files by tablet id. */
    public Map<Long, List<String>> tablets = new LinkedHashMap<>();

    /** Tablet ids in bucket order; missing in old files. */
    @JsonProperty("tablets_order")
    public List<Long> tabletsOrder = new ArrayList<>();

    List<Long> orderedTablets() {
      return tabletsOrder == null || tabletsOrder.isEmpty()
          ? new ArrayList<>(new TreeMap<>(tablets).keySet())
          : tabletsOrder;
    }
  }

  /** Whatever is no table with data. */
  public static final class NewObjects {
    public List<ViewInfo> views = new ArrayList<>();

    @JsonProperty("odbc_tables")
    public List<Object> odbcTables = new ArrayList<>();

    @JsonProperty("odbc_resources")
    public List<Object> odbcResources = new ArrayList<>();
  }

  /** One view. */
  public record ViewInfo(long id, String name) {}

  /** Where the backends of another cluster are. */
  public static final class ExtraInfo {
    @JsonProperty("be_network_map")
    public Map<Long, Address> backends;

    public String token;
  }

  /** HTTP address of a backend. */
  public record Address(String ip, int port) {}

  static JobInfo parse(byte[] json) throws JsonProcessingException {
    try {
      return Json.mapper().readValue(json, JobInfo.class);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] bytes() {
    try {
      return Json.mapper().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean metadataOnly() {
    return "METADATA_ONLY".equals(content);
  }

  /** Name that an object gets. */
  String alias(String objectName) {
    return aliases.getOrDefault(objectName, objectName);
  }

  boolean hasView(String viewName) {
    return newObjects.views.stream().anyMatch(v -> v.name().equals(viewName));
  }
}
