package org.dorisdr.sql.stock.backup;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW [BRIEF] RESTORE [FROM db] [WHERE …]}; database null = the session's. */
public record ShowRestore(boolean brief, String database, List<Condition> conditions)
    implements StockStatement {}
