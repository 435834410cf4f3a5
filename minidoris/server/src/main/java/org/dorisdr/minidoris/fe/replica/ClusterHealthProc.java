package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** {@code /cluster_health}, as Doris's ClusterHealthProcDir. */
record ClusterHealthProc(TabletHealthProc tablets) implements ProcDirectory {
  @Override
  public StatementResult rows() {
    return new ShowRows("Items").add("tablet_health").result();
  }

  @Override
  public ProcNode child(String name) {
    return name.equalsIgnoreCase("tablet_health") ? tablets : null;
  }
}
