package org.dorisdr.minidoris.fe.binlog;

/** Change records of the databases and tables that keep them. */
public interface BinlogManager {}
