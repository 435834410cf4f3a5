package org.dorisdr.minidoris.fe.trash;

import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** {@code SHOW PROC '/trash'} and {@code '/trash/<backend id>'}, as Doris's TrashProcDir. */
record TrashProc(FeServer fe, TrashRows texts) implements ProcDirectory {
  @Override
  public StatementResult rows() {
    return texts.backends(fe.cluster().backends());
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "backend");
    Backend backend =
        fe.cluster()
            .backend(id)
            .orElseThrow(() -> StatementError.general("Backend[" + id + "] does not exist."));
    return () -> texts.disks(backend);
  }
}
