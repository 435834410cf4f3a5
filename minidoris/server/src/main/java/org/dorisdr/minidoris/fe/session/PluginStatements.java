package org.dorisdr.minidoris.fe.session;

import java.util.List;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.qe.SessionVariable;

/** Asks plugins whether a text is for them. Thread safe. */
@FunctionalInterface
public interface PluginStatements {
  /**
   * @return empty if no plugin took it
   */
  List<StatementBase> parse(String text, SessionVariable variables);
}
