package org.dorisdr.backup.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dorisdr.backup.snapshot.SnapshotMeta;

/**
 * Whether there are backends for the replicas that a restore makes. RESTORE refuses what no later
 * attempt can do better: Doris takes it and ends the job. EXPLAIN RESTORE tells as well what only
 * has to wait for a backend that is down. Immutable.
 */
public final class RestoreReplicas {
  private static final String NUMBER =
      "replication num should be less than the number of available backends. replication num is %d, available backend num is %d. HINT: \"replication_num\" = \"%d\", which can be raised later";
  private static final String PLACE =
      "%s needs %d backends with the tag location: %s and there are %d. HINT: \"replication_num\" = \"1\" puts replicas on backends of location default";
  private static final String DOWN =
      "%s needs %d backends with the tag location: %s and %d of these are alive. HINT: start the others, or name fewer replicas";

  private final RestoreOptions options;
  private final Backends backends;

  public RestoreReplicas(RestoreOptions options, Backends backends) {
    this.options = options;
    this.backends = backends;
  }

  /** What can never be of the statement's own replicas; empty if nothing. */
  Optional<String> refusal() {
    if (options.allocation().size() == 1 && options.allocation().containsKey("default")) {
      int there = backends.all("default");
      return options.replicas() > there
          ? Optional.of(NUMBER.formatted(options.replicas(), there, Math.max(1, there)))
          : Optional.empty();
    }
    return missing("replication_allocation", options.allocation());
  }

  /** What is in the way of the statement's own replicas now; empty if nothing is. */
  public Optional<String> ofStatement() {
    return refusal().or(() -> down("the restore", options.allocation()));
  }

  /** The same of the replicas that a table had, if the statement keeps those. */
  public Optional<String> ofTable(JsonNode schema, Set<String> partitions) {
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
      String who = "partition " + partition.getKey();
      Optional<String> lacking = missing(who, wanted).or(() -> down(who, wanted));
      if (lacking.isPresent()) {
        return lacking;
      }
    }
    return Optional.empty();
  }

  private Optional<String> missing(String who, Map<String, Integer> wanted) {
    return lacking(PLACE, who, wanted, backends::all);
  }

  private Optional<String> down(String who, Map<String, Integer> wanted) {
    return lacking(DOWN, who, wanted, backends::alive);
  }

  private static Optional<String> lacking(
      String problem, String who, Map<String, Integer> wanted, ToIntFunction<String> there) {
    return wanted.entrySet().stream()
        .filter(place -> place.getValue() > there.applyAsInt(place.getKey()))
        .findFirst()
        .map(
            place ->
                problem.formatted(
                    who, place.getValue(), place.getKey(), there.applyAsInt(place.getKey())));
  }
}
