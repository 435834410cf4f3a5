package org.dorisdr.minidoris.fe.binlog;

import java.util.List;
import org.dorisdr.thrift.TBinlogType;

/**
 * One change as consumers read it.
 *
 * @param tableIds empty if it belongs to the database alone
 * @param timestamp ms since the epoch
 * @param json payload in Doris's form
 */
public record BinlogRecord(
    long databaseId,
    List<Long> tableIds,
    long commitSeq,
    long timestamp,
    TBinlogType type,
    String json) {}
