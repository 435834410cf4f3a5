package org.dorisdr.sql.stock.catalog;

import java.util.List;

/**
 * {@code DISTRIBUTED BY …}.
 *
 * @param columns empty = RANDOM
 * @param buckets -1 = not given
 */
public record DistributionDef(List<String> columns, int buckets, boolean auto) {}
