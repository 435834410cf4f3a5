package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.backup.snapshot.SnapshotMeta;
import org.dorisdr.host.HostException;

/**
 * What a table that a restore makes anew lacks of the one that was backed up, and what it names
 * that this cluster does not have. Doris makes it all the same and says nothing: policies,
 * resources, analyzers and groups are no part of a snapshot.
 */
final class RestoreLosses {
  private static final String POLICY = "storage_policy";

  private static final String OVERWRITTEN =
      "rows that are loaded while it is restored are lost in the end, and the partitions that they went to cannot be read then. HINT: load when it is over, without \"allow_load\"";

  private final RestoreOptions options;
  private final LocalTables local;
  private final boolean withRows;

  /**
   * @param withRows whether the snapshot has any
   */
  RestoreLosses(RestoreOptions options, LocalTables local, boolean withRows) {
    this.options = options;
    this.withRows = withRows;
    this.local = local;
  }

  /** Name of the colocation group of a table in a snapshot; empty if it is in none. */
  static String group(JsonNode schema) {
    return SnapshotMeta.first(schema, "cgs", "colocateGroup").asText("");
  }

  /**
   * All of one table in one text.
   *
   * @param first what else is to be known; null if nothing
   * @param schema of the table in the snapshot
   * @return null if there is nothing to say
   */
  String warning(String first, JsonNode schema) throws HostException {
    List<String> all = new ArrayList<>();
    if (first != null) {
      all.add(first);
    }
    if (!withRows) {
      all.add("the snapshot was made with \"content\" = \"metadata_only\" and has no rows");
    }
    if (options.allowLoad() && withRows) {
      all.add(OVERWRITTEN);
    }
    all.addAll(of(schema));
    return all.isEmpty() ? null : String.join("; ", all);
  }

  private List<String> of(JsonNode schema) throws HostException {
    JsonNode properties = schema.path("tp").path("properties");
    List<String> losses = new ArrayList<>();
    policies(schema, properties, losses);
    String group = group(schema);
    if (!group.isEmpty() && !options.reserveColocate()) {
      losses.add(
          "it leaves colocation group %s. HINT: \"reserve_colocate\" = \"true\"".formatted(group));
    }
    boolean dynamic = properties.path("dynamic_partition.enable").asText("").equals("true");
    if (dynamic && !options.reserveDynamicPartitions()) {
      losses.add(
          "its dynamic partitions are switched off. HINT: \"reserve_dynamic_partition_enable\" = \"true\"");
    }
    if (properties.path("storage_medium").asText("").equalsIgnoreCase("SSD")) {
      losses.add("it was on SSD and is made on HDD");
    }
    analyzers(schema, losses);
    return losses;
  }

  private void policies(JsonNode schema, JsonNode properties, List<String> losses)
      throws HostException {
    String ofTable = properties.path(POLICY).asText("");
    Set<String> ofPartitions = new TreeSet<>();
    SnapshotMeta.first(schema, "pi", "partitionInfo")
        .path("IdToStoragePolicy")
        .forEach(policy -> ofPartitions.add(policy.asText("")));
    ofPartitions.remove("");
    ofPartitions.remove(ofTable);
    if (options.isBeingSynced()) {
      if (!ofTable.isEmpty() || !ofPartitions.isEmpty()) {
        losses.add("its storage policies are left out, as \"is_being_synced\" is true");
      }
      return;
    }
    Set<String> named = new LinkedHashSet<>(Set.of(ofTable));
    named.add(properties.path("dynamic_partition." + POLICY).asText(""));
    named.remove("");
    if (!named.isEmpty()) {
      missing(named, local.storagePolicies())
          .ifPresent(
              policy ->
                  losses.add(
                      "storage policy %s, which it names, is not here: its rows stay on the backends, and no partition can be added to it. HINT: CREATE STORAGE POLICY %s before"
                          .formatted(policy, policy)));
    }
    if (!ofPartitions.isEmpty()) {
      losses.add(
          "the storage policies of single partitions (%s) are not in force afterwards. HINT: ALTER TABLE … MODIFY PARTITION … SET (\"storage_policy\" = \"…\")"
              .formatted(String.join(", ", ofPartitions)));
    }
  }

  private void analyzers(JsonNode schema, List<String> losses) throws HostException {
    Set<String> named = new TreeSet<>();
    for (JsonNode index : schema.path("indexes").path("indexes")) {
      String analyzer = SnapshotMeta.first(index, "pt", "properties").path("analyzer").asText("");
      if (!analyzer.isEmpty() && !LocalTables.ANALYZERS.contains(analyzer)) {
        named.add(analyzer);
      }
    }
    if (!named.isEmpty()) {
      missing(named, local.analyzers())
          .ifPresent(
              analyzer ->
                  losses.add(
                      "analyzer %s of an inverted index is not here: loads fail until it is. HINT: CREATE INVERTED INDEX ANALYZER %s before"
                          .formatted(analyzer, analyzer)));
    }
  }

  /**
   * The first that is not there.
   *
   * @param known empty = the FE could not tell
   */
  private static Optional<String> missing(Set<String> named, Optional<Set<String>> known) {
    return known.flatMap(k -> named.stream().filter(name -> !k.contains(name)).findFirst());
  }
}
