package org.dorisdr.sql.stock.backup;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW SNAPSHOT ON repository [WHERE …]}; conditions hold all at once. */
public record ShowSnapshot(String repository, List<Condition> conditions)
    implements StockStatement {}
