package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Which rows belong to a partition.
 *
 * <p>RANGE: lower (inclusive) and upper (exclusive) key, one literal text per partition column;
 * {@code MAXVALUE} as a text of its own is no literal. LIST: {@code values}, each one key.
 * Unpartitioned: all null.
 */
public record PartitionItem(List<String> lower, List<String> upper, List<List<String>> values) {
  public static final PartitionItem WHOLE = new PartitionItem(null, null, null);
  public static final String MAX_VALUE = "MAXVALUE";

  public static PartitionItem range(List<String> lower, List<String> upper) {
    return new PartitionItem(lower, upper, null);
  }

  public static PartitionItem list(List<List<String>> values) {
    return new PartitionItem(null, null, values);
  }

  @JsonIgnore
  public boolean isRange() {
    return upper != null;
  }

  @JsonIgnore
  public boolean isList() {
    return values != null;
  }
}
