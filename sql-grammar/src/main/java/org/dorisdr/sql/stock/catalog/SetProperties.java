package org.dorisdr.sql.stock.catalog;

import java.util.Map;

/** {@code SET (…)}. */
public record SetProperties(Map<String, String> properties) implements AlterClause {}
