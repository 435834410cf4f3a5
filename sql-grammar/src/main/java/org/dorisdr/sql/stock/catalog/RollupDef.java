package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/**
 * A rollup: {@code name (columns) [DUPLICATE KEY (…)] [FROM base]}.
 *
 * @param base null = the base index
 */
public record RollupDef(
    String name,
    List<String> columns,
    List<String> keys,
    String base,
    Map<String, String> properties) {}
