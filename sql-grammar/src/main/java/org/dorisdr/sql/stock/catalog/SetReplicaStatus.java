package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN SET REPLICA STATUS PROPERTIES (…)}. */
public record SetReplicaStatus(Map<String, String> properties) implements StockStatement {}
