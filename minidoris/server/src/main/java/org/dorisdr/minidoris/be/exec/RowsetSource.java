package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.util.List;
import org.dorisdr.minidoris.thrift.TMiniScanTablet;

/** Finds the rowsets that one version of a tablet consists of. Thread safe. */
interface RowsetSource {
  /** In order of version, complete from version 0 on. */
  List<LocatedRowset> rowsets(TMiniScanTablet tablet) throws IOException;
}
