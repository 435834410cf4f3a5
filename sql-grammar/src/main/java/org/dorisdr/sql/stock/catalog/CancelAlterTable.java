package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code CANCEL ALTER TABLE COLUMN|ROLLUP FROM name [(jobs)]}. */
public record CancelAlterTable(String kind, TableName name, List<Long> jobs)
    implements StockStatement {}
