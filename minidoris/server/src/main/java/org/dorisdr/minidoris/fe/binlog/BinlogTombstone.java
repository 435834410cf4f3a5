package org.dorisdr.minidoris.fe.binlog;

import java.util.Map;

/**
 * Says which records of a database have expired.
 *
 * @param wholeDatabase the database keeps binlogs: all up to {@code commitSeq} go; otherwise those
 *     of {@code tables}, each up to its sequence
 */
public record BinlogTombstone(
    long databaseId, boolean wholeDatabase, long commitSeq, Map<Long, Long> tables) {}
