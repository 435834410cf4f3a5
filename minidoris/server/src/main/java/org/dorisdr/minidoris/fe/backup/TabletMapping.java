package org.dorisdr.minidoris.fe.backup;

/**
 * One replica that a restore fills, and the tablet of the snapshot that it is filled from.
 *
 * @param refTabletId tablet on the same backend whose files may be used again; −1 = none
 */
public record TabletMapping(
    long tableId,
    long partitionId,
    long indexId,
    long tabletId,
    long replicaId,
    long backendId,
    int schemaHash,
    long remoteTableId,
    long remotePartitionId,
    long remoteIndexId,
    long remoteTabletId,
    long refTabletId) {}
