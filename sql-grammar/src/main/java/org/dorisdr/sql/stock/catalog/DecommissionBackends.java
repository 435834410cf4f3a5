package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ALTER SYSTEM DECOMMISSION BACKEND "host:port", …} and {@code CANCEL DECOMMISSION BACKEND}.
 *
 * @param addresses heartbeat addresses
 * @param cancel whether the tablets may stay after all
 */
public record DecommissionBackends(List<String> addresses, boolean cancel)
    implements StockStatement {}
