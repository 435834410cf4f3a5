package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN CHECK TABLET (id, …) [PROPERTIES (…)]}. */
public record CheckTablets(List<Long> tablets, Map<String, String> properties)
    implements StockStatement {}
