package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER SYSTEM ADD|DROP BACKEND|FOLLOWER|OBSERVER "host:port", …}. */
public record AlterNodes(boolean add, String kind, List<String> addresses, boolean force)
    implements StockStatement {}
