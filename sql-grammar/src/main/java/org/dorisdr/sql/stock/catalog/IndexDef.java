package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/**
 * A secondary index: {@code INDEX name (…) [USING …] [PROPERTIES (…)] [COMMENT …]}.
 *
 * @param type null = INVERTED
 */
public record IndexDef(
    String name,
    boolean ifNotExists,
    List<String> columns,
    String type,
    Map<String, String> properties,
    String comment) {}
