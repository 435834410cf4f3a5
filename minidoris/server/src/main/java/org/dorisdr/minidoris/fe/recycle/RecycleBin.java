package org.dorisdr.minidoris.fe.recycle;

/**
 * Dropped databases, tables and partitions that can still be recovered. Guarded by the catalog's
 * lock.
 */
public interface RecycleBin {}
