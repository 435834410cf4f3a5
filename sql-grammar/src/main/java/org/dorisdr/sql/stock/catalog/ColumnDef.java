package org.dorisdr.sql.stock.catalog;

/**
 * A column as CREATE TABLE and ALTER TABLE define it.
 *
 * @param aggregation null if none was given
 * @param nullable null = not said
 * @param autoIncrementStart null = no AUTO_INCREMENT
 * @param defaultValue null = none was given
 * @param onUpdate CURRENT_TIMESTAMP, maybe with its digits: what rows get in it that are updated;
 *     null = nothing was said
 * @param generated the expression of a GENERATED column; null = it is none
 * @param comment null if none was given
 */
public record ColumnDef(
    String name,
    String type,
    boolean key,
    String aggregation,
    Boolean nullable,
    Long autoIncrementStart,
    DefaultDef defaultValue,
    String onUpdate,
    String generated,
    String comment) {}
