package org.dorisdr.sql.stock.catalog;

import java.util.Map;

/** {@code ENABLE FEATURE "…" [WITH PROPERTIES (…)]}. */
public record EnableFeature(String feature, Map<String, String> properties)
    implements AlterClause {}
