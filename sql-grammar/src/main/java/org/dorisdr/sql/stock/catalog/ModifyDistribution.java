package org.dorisdr.sql.stock.catalog;

/** {@code MODIFY DISTRIBUTION [DISTRIBUTED BY …]}. */
public record ModifyDistribution(DistributionDef distribution) implements AlterClause {}
