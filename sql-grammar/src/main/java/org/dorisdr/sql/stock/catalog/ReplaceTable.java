package org.dorisdr.sql.stock.catalog;

import java.util.Map;

/** {@code REPLACE WITH TABLE name [PROPERTIES ("swap" = …)] [FORCE]}. */
public record ReplaceTable(String other, Map<String, String> properties, boolean force)
    implements AlterClause {}
