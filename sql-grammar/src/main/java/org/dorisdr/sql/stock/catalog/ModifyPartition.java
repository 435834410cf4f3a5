package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/**
 * {@code MODIFY PARTITION … SET (…)}.
 *
 * @param partitions empty = all
 */
public record ModifyPartition(
    boolean temporary, List<String> partitions, Map<String, String> properties)
    implements AlterClause {}
