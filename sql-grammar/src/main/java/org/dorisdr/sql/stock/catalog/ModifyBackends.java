package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER SYSTEM MODIFY BACKEND "host:port", … SET (…)}. */
public record ModifyBackends(List<String> addresses, Map<String, String> properties)
    implements StockStatement {}
