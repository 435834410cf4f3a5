package org.dorisdr.sql.stock.backup;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER REPOSITORY name PROPERTIES (…)}. */
public record AlterRepository(String name, Map<String, String> properties)
    implements StockStatement {}
