package org.dorisdr.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One key of a partition, a value for each of its columns, in Doris's order of keys.
 *
 * @param values empty for the key of the default partition of a list
 */
record PartitionKey(List<PartitionValue> values) implements Comparable<PartitionKey> {
  private static final PartitionKey DEFAULT = new PartitionKey(List.of());

  /**
   * As SHOW PARTITIONS has it.
   *
   * @param types names of the columns' types, separated by a comma and a space
   * @return empty if it cannot be told where one value ends, or what a type means
   */
  static Optional<PartitionKey> ofShown(String types, String keys) {
    if (keys.equals("default key")) {
      return Optional.of(DEFAULT);
    }
    String[] ofColumns = types.split(", ");
    String[] texts = ofColumns.length == 1 ? new String[] {keys} : keys.split(", ", -1);
    if (texts.length != ofColumns.length) {
      return Optional.empty();
    }
    List<PartitionValue> values = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      Optional<PartitionValue> value = PartitionValue.ofShown(ofColumns[i], texts[i]);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(new PartitionKey(List.copyOf(values)));
  }

  /** As Doris stores it: a pair of type and literal for each column, and a text at the end. */
  static Optional<PartitionKey> ofStored(JsonNode key) {
    if (!key.isArray()) {
      return Optional.empty();
    }
    List<PartitionValue> values = new ArrayList<>();
    for (JsonNode pair : key) {
      if (pair.isTextual()) {
        if (pair.asText().startsWith("[true")) {
          return Optional.of(DEFAULT);
        }
        continue;
      }
      Optional<PartitionValue> value = PartitionValue.ofStored(pair.path(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(new PartitionKey(List.copyOf(values)));
  }

  @Override
  public int compareTo(PartitionKey other) {
    int columns = Math.min(values.size(), other.values.size());
    for (int i = 0; i < columns; i++) {
      int order = values.get(i).compareTo(other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(values.size(), other.values.size());
  }
}
