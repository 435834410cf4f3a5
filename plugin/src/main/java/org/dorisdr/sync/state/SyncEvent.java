package org.dorisdr.sync.state;

/**
 * One line of a job's story. Immutable.
 *
 * @param table source table, null if it concerns the job
 */
public record SyncEvent(long timeMs, String type, String table, long commitSeq, String message) {}
