package org.dorisdr.minidoris.fe.query;

import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Expressions of a load read no tables. */
final class NoTables implements Relations {
  @Override
  public String table(String database, String name) {
    throw StatementError.general("a stream load cannot read table " + name);
  }

  @Override
  public String function(String name, Map<String, String> properties) {
    throw TableFunctions.refusal(name);
  }
}
