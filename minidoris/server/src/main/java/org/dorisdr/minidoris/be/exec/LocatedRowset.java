package org.dorisdr.minidoris.be.exec;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.be.storage.RowsetMeta;

/** A rowset and where its files can be read on this machine. Immutable. */
record LocatedRowset(RowsetMeta meta, List<Path> files) {}
