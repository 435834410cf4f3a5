package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.DiskReport;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.thrift.TDisk;

/** {@code /backends} and the disks of one; Doris's BackendsProcDir and BackendProcNode. */
record BackendsProc(FeServer fe, NodeRows nodes) implements ProcDirectory {
  @Override
  public StatementResult rows() {
    return nodes.backends();
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "backend");
    var node =
        fe.nodes()
            .node(id)
            .orElseThrow(() -> StatementError.general("Backend[" + id + "] does not exist."));
    return () -> disks(node.disks);
  }

  private static StatementResult disks(DiskReport report) {
    ShowRows rows =
        new ShowRows(
            "RootPath",
            "DataUsedCapacity",
            "OtherUsedCapacity",
            "AvailCapacity",
            "TotalCapacity",
            "TotalUsedPct",
            "State",
            "PathHash",
            "StorageMedium");
    report.disks().forEach(disk -> add(rows, disk));
    return rows.result();
  }

  private static void add(ShowRows rows, TDisk disk) {
    long used = disk.getDataUsedCapacity();
    long available = disk.getDiskAvailableCapacity();
    long total = disk.getDiskTotalCapacity();
    rows.add(
        disk.getRootPath(),
        SizeTexts.text(used),
        SizeTexts.text(total - available - used),
        SizeTexts.text(available),
        SizeTexts.text(total),
        NodeRows.percent(total <= 0 ? 0 : (total - available) * 100.0 / total),
        disk.isUsed() ? "ONLINE" : "OFFLINE",
        disk.getPathHash(),
        disk.isSetStorageMedium() ? disk.getStorageMedium() : "HDD");
  }
}
