package org.dorisdr.sql.stock.catalog;

/** One change of ALTER TABLE. */
public interface AlterClause {}
