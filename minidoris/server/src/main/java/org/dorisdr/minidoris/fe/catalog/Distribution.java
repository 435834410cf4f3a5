package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * How rows are spread over buckets.
 *
 * @param columns names; empty = RANDOM
 */
public record Distribution(List<String> columns, int buckets, boolean autoBucket) {
  @JsonIgnore
  public boolean isRandom() {
    return columns.isEmpty();
  }
}
