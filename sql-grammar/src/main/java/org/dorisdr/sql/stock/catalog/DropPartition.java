package org.dorisdr.sql.stock.catalog;

/** {@code DROP [TEMPORARY] PARTITION [IF EXISTS] name [FORCE]}. */
public record DropPartition(boolean temporary, boolean ifExists, String partition, boolean force)
    implements AlterClause {}
