package org.dorisdr.sql.stock.catalog;

/**
 * When and how a materialized view is filled.
 *
 * @param build IMMEDIATE or DEFERRED
 * @param method COMPLETE or AUTO
 * @param trigger MANUAL, COMMIT or SCHEDULE
 * @param every how many units lie between two refreshes of a SCHEDULE; else 0
 * @param unit of them in upper case; null if there is no SCHEDULE
 * @param starts first time of a SCHEDULE; empty = not given
 */
public record RefreshDef(
    String build, String method, String trigger, long every, String unit, String starts) {}
