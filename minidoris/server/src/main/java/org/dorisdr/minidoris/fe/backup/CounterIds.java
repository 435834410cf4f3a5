package org.dorisdr.minidoris.fe.backup;

/** Under which database and table the journal has the counter of an AUTO_INCREMENT column. */
record CounterIds(long database, long table) {}
