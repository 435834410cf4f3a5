package org.dorisdr.sql.stock.catalog;

import java.util.List;

/** Partitions that a statement names; {@code TEMPORARY} or not. */
public record PartitionNames(List<String> names, boolean temporary) {}
