package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;

/** What the part of a frontend that keeps its sessions tells about them. Thread safe. */
public interface SessionFacts {
  /** Rows of SHOW FULL PROCESSLIST, as far as the session's user may see them. */
  List<List<String>> processes(Session session);

  /**
   * Rows of SHOW VARIABLES.
   *
   * @param global those of sessions to come
   */
  List<List<String>> variables(Session session, boolean global);
}
