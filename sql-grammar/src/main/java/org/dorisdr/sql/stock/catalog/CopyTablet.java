package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN COPY TABLET id [PROPERTIES (…)]}. */
public record CopyTablet(long id, Map<String, String> properties) implements StockStatement {}
