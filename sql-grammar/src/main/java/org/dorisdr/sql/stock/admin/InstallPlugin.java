package org.dorisdr.sql.stock.admin;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code INSTALL PLUGIN FROM source [PROPERTIES (…)]}. */
public record InstallPlugin(String source, Map<String, String> properties)
    implements StockStatement {}
