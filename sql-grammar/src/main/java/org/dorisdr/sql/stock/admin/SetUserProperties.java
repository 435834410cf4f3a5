package org.dorisdr.sql.stock.admin;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SET PROPERTY [FOR 'user'] 'key' = 'value' [, …]}.
 *
 * @param user name without address; null = who says it
 */
public record SetUserProperties(String user, Map<String, String> properties)
    implements StockStatement {}
