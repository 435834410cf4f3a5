package org.dorisdr.minidoris.fe.backup;

/** Repositories, and backup and restore jobs. Thread safe. */
public interface BackupHandler {}
