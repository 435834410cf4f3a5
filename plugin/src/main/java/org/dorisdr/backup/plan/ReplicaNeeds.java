package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.backup.snapshot.SnapshotMeta;

/** Whether there are backends for the replicas that a restore makes. Immutable. */
final class ReplicaNeeds {
  private static final String NUMBER =
      "replication_num is %d but there are %d backends. HINT: \"replication_num\" = \"%d\"";
  private static final String PLACE =
      "%s needs %d backends with the tag location: %s and %d of these are alive. HINT: \"replication_num\" = \"1\" puts replicas on backends of location default";

  private final RestoreOptions options;
  private final Map<String, Long> alive;

  /**
   * @param alive number of live backends by the location of their tag
   */
  ReplicaNeeds(RestoreOptions options, Map<String, Long> alive) {
    this.options = options;
    this.alive = alive;
  }

  /** What is in the way of the statement's own replicas; empty if nothing is. */
  Optional<String> ofStatement() {
    if (options.allocation().size() == 1 && options.allocation().containsKey("default")) {
      long there = alive.getOrDefault("default", 0L);
      return options.replicas() > there
          ? Optional.of(NUMBER.formatted(options.replicas(), there, Math.max(1, there)))
          : Optional.empty();
    }
    return lacking("replication_allocation", options.allocation());
  }

  /** The same of the replicas that a table had, if the statement keeps those. */
  Optional<String> ofTable(JsonNode schema, Set<String> partitions) {
    if (!options.allocation().isEmpty()) {
      return Optional.empty();
    }
    JsonNode all = SnapshotMeta.first(schema, "pi", "partitionInfo").path("IdToReplicaAllocation");
    for (Map.Entry<String, JsonNode> partition : SnapshotMeta.partitions(schema).entrySet()) {
      if (!partitions.contains(partition.getKey())) {
        continue;
      }
      Map<String, Integer> wanted = new HashMap<>();
      for (JsonNode one : all.path(partition.getValue().path("id").asText()).path("allocMap")) {
        wanted.merge(
            one.path(0).path("value").asText("default"), one.path(1).asInt(), Integer::sum);
      }
      Optional<String> lacking = lacking("partition " + partition.getKey(), wanted);
      if (lacking.isPresent()) {
        return lacking;
      }
    }
    return Optional.empty();
  }

  private Optional<String> lacking(String who, Map<String, Integer> wanted) {
    return wanted.entrySet().stream()
        .filter(place -> place.getValue() > alive.getOrDefault(place.getKey(), 0L))
        .findFirst()
        .map(
            place ->
                PLACE.formatted(
                    who, place.getValue(), place.getKey(), alive.getOrDefault(place.getKey(), 0L)));
  }
}
