package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/** {@code REPLACE PARTITION (…) WITH TEMPORARY PARTITION (…) [FORCE] [PROPERTIES (…)]}. */
public record ReplacePartition(
    List<String> partitions, List<String> temporary, boolean force, Map<String, String> properties)
    implements AlterClause {}
