package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN SET REPLICA VERSION PROPERTIES (…)}. */
public record SetReplicaVersion(Map<String, String> properties) implements StockStatement {}
