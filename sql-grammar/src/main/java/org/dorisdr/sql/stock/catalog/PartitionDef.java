package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/**
 * A partition of CREATE TABLE or ADD PARTITION.
 *
 * @param name null for {@code FROM … TO … INTERVAL}
 * @param lower FIXED and STEP; {@link #MAX_VALUE} stands for MAXVALUE, null for NULL
 * @param upper LESS_THAN, FIXED and STEP
 * @param values IN; empty = the default partition
 */
public record PartitionDef(
    Kind kind,
    String name,
    boolean ifNotExists,
    List<String> lower,
    List<String> upper,
    List<List<String>> values,
    long step,
    String unit,
    Map<String, String> properties) {
  public static final String MAX_VALUE = "MAXVALUE";

  /** Form of the definition. */
  public enum Kind {
    LESS_THAN,
    FIXED,
    IN,
    STEP
  }
}
