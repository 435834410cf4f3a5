package org.apache.doris.nereids.parser;

import java.util.List;
import org.apache.doris.analysis.StatementBase;
import org.dorisdr.minidoris.host.StockStatement;

/** Parser of Doris's own statements. Plugins are not asked. */
public class NereidsParser {
  public NereidsParser() {}

  /** Statements of the text; what is wrong with one shows when it runs. */
  public List<StatementBase> parseSQL(String originStr) {
    return List.of(new StockStatement(originStr));
  }
}
