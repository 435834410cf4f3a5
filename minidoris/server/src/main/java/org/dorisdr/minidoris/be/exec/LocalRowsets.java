package org.dorisdr.minidoris.be.exec;

import java.util.List;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.thrift.TMiniScanTablet;

/** Rowsets of tablets that this backend stores. Thread safe. */
final class LocalRowsets implements RowsetSource {
  private final StorageEngine engine;

  LocalRowsets(StorageEngine engine) {
    this.engine = engine;
  }

  @Override
  public List<LocatedRowset> rowsets(TMiniScanTablet scan) {
    Tablet tablet = engine.requireTablet(scan.getTabletId());
    return tablet.captureFiles(scan.getVersion()).stream().map(r -> locate(tablet, r)).toList();
  }

  static LocatedRowset locate(Tablet tablet, RowsetMeta rowset) {
    return new LocatedRowset(
        rowset,
        IntStream.range(0, rowset.segments()).mapToObj(s -> tablet.file(rowset, s)).toList());
  }
}
