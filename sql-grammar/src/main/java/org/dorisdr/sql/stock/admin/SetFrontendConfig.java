package org.dorisdr.sql.stock.admin;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN SET FRONTEND CONFIG (…)}. */
public record SetFrontendConfig(Map<String, String> values) implements StockStatement {}
