package org.dorisdr.fe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dorisdr.host.DroppedPartitions.DroppedPartition;

/**
 * Reads some partitions from what the FE's recycle bin writes into its image; its form is told at
 * {@link RecycleBinReader}. For one thread.
 */
final class RecycledPartitionReader extends ImageReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Set<Long> missing;
  private final Map<Long, DroppedPartition> found = new HashMap<>();

  RecycledPartitionReader(Set<Long> wanted) {
    this.missing = new HashSet<>(wanted);
    number(this::databases);
  }

  /** What was read; call it after {@link Enough}. */
  Map<Long, DroppedPartition> result() {
    return found;
  }

  private void databases(int left) {
    if (left == 0) {
      number(this::tables);
      return;
    }
    Runnable last = () -> text(ignored -> databases(left - 1));
    Runnable tableIds = () -> number(n -> ids(n, ignored -> {}, last));
    Runnable tableNames = () -> number(n -> texts(n, ignored -> {}, tableIds));
    id(id -> text(ignored -> number(n -> texts(n, table -> {}, tableNames))));
  }

  private void tables(int left) {
    if (left == 0) {
      number(this::partitions);
      return;
    }
    id(id -> number(n -> next(n, ignored -> tables(left - 1))));
  }

  private void partitions(int left) {
    if (left == 0 || missing.isEmpty()) {
      end();
      return;
    }
    id(
        id -> {
          if (missing.remove(id)) {
            text(
                json -> {
                  found.put(id, partition(json));
                  partitions(left - 1);
                });
          } else {
            number(n -> next(n, ignored -> partitions(left - 1)));
          }
        });
  }

  private static DroppedPartition partition(String json) {
    JsonNode entry;
    try {
      entry = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a partition in the recycle bin is no JSON", e);
    }
    JsonNode partition = entry.path("p");
    Set<Long> indexes = new HashSet<>();
    indexes.add(first(partition, "bi", "baseIndex").path("id").asLong());
    first(partition, "ivr", "idToVisibleRollupIndex")
        .forEach(index -> indexes.add(index.path("id").asLong()));
    first(partition, "isi", "idToShadowIndex")
        .forEach(index -> indexes.add(index.path("id").asLong()));
    return new DroppedPartition(
        entry.path("r").toString(), entry.path("lpi").path("partitionKeys").toString(), indexes);
  }

  private static JsonNode first(JsonNode node, String name, String alternative) {
    return node.has(name) ? node.get(name) : node.path(alternative);
  }
}
