package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CREATE MATERIALIZED VIEW name … AS query}.
 *
 * @param columns names; empty = those of the query
 * @param refresh null = a synchronous one
 * @param partition what stands in PARTITION BY; null = nothing
 * @param query as written
 */
public record CreateMaterializedView(
    TableName name,
    boolean ifNotExists,
    List<ViewColumn> columns,
    RefreshDef refresh,
    TableOptions options,
    String partition,
    String query)
    implements StockStatement {}
