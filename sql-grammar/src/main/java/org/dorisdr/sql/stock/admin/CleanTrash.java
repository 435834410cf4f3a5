package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ADMIN CLEAN TRASH [ON ("host:port", …)]}.
 *
 * @param backends heartbeat addresses; null = all backends
 */
public record CleanTrash(List<String> backends) implements StockStatement {}
