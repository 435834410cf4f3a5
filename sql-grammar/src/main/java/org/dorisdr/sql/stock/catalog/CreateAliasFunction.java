package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CREATE ALIAS FUNCTION f(types) WITH PARAMETER(parameters) AS expression}.
 *
 * @param types as Doris spells them
 */
public record CreateAliasFunction(
    boolean global,
    boolean ifNotExists,
    TableName name,
    List<String> types,
    List<String> parameters,
    String expression)
    implements StockStatement {}
