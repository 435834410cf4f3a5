package org.dorisdr.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a partition takes, a range or a list, by any number of columns: as SHOW
 * PARTITIONS has them ({@code [types: [INT]; keys: [1]; ..types: [INT]; keys: [2]; )}), or as Doris
 * stores them in snapshots and in its recycle bin. Equal and overlapping mean what they mean to
 * Doris. Immutable.
 */
public final class PartitionValues {
  private static final Pattern KEY =
      Pattern.compile(
          "types: \\[([^]]*)]; keys: \\[(.*?)]; (?=\\.\\.types: \\[|, types: \\[|[)\\]]$)",
          Pattern.DOTALL);

  private final boolean range;
  private final List<PartitionKey> keys;

  /**
   * @param keys of a range the first key and the first one behind it, of a list all in order
   */
  private PartitionValues(boolean range, List<PartitionKey> keys) {
    this.range = range;
    this.keys = keys;
  }

  /**
   * Of the column {@code Range} of SHOW PARTITIONS; empty if the table has no partitions, or if the
   * text is ambiguous, as of two columns whose texts have commas.
   */
  public static Optional<PartitionValues> ofShown(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    List<PartitionKey> keys = new ArrayList<>();
    Matcher matcher = KEY.matcher(text.trim());
    while (matcher.find()) {
      Optional<PartitionKey> key = PartitionKey.ofShown(matcher.group(1), matcher.group(2));
      if (key.isEmpty()) {
        return Optional.empty();
      }
      keys.add(key.get());
    }
    return of(text.trim().endsWith(")"), keys);
  }

  /** Of an item in the partition information of a table, a range or a list. */
  public static Optional<PartitionValues> ofStored(JsonNode item) {
    return item.has("range")
        ? ofStored(true, item.path("range"))
        : ofStored(false, item.path("partitionKeys"));
  }

  /**
   * Of the values alone.
   *
   * @param stored of a range its two bounds, of a list all its keys
   */
  public static Optional<PartitionValues> ofStored(boolean range, JsonNode stored) {
    List<PartitionKey> keys = new ArrayList<>();
    for (JsonNode each : stored) {
      Optional<PartitionKey> key = PartitionKey.ofStored(range ? each.path("value") : each);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      keys.add(key.get());
    }
    return of(range, keys);
  }

  private static Optional<PartitionValues> of(boolean range, List<PartitionKey> keys) {
    boolean whole = range ? keys.size() == 2 : !keys.isEmpty();
    return whole ? Optional.of(new PartitionValues(range, List.copyOf(keys))) : Optional.empty();
  }

  /** Whether it is a range, not a list. */
  public boolean isRange() {
    return range;
  }

  /** Whether some row would belong to both; never between a range and a list. */
  public boolean overlaps(PartitionValues other) {
    if (range != other.range) {
      return false;
    }
    if (!range) {
      return !Collections.disjoint(keys, other.keys);
    }
    return keys.get(0).compareTo(other.keys.get(1)) < 0
        && other.keys.get(0).compareTo(keys.get(1)) < 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PartitionValues values
        && range == values.range
        && keys.equals(values.keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }

  @Override
  public String toString() {
    return (range ? "range " : "list ") + keys;
  }
}
