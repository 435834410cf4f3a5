package org.dorisdr.minidoris.fe.trash;

import java.util.List;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** {@code SHOW PROC '/trash'} and {@code '/trash/<backend id>'}, as Doris's TrashProcDir. */
record TrashProc(FeServer fe, TrashRows rows) {
  StatementResult show(List<String> path) {
    return switch (path.size()) {
      case 0 -> rows.backends(fe.cluster().backends());
      case 1 -> rows.disks(backend(path.get(0)));
      default -> throw StatementError.general("/trash/" + path.get(0) + " is not a directory");
    };
  }

  private Backend backend(String id) {
    try {
      return fe.cluster()
          .backend(Long.parseLong(id))
          .orElseThrow(() -> StatementError.general("Backend[" + id + "] does not exist."));
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid backend id format: " + id);
    }
  }
}
