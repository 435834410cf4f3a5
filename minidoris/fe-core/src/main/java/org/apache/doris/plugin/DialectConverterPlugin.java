package org.apache.doris.plugin;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.nereids.parser.Dialect;
import org.apache.doris.qe.SessionVariable;

/** A plugin that may read statements before the frontend does. */
public interface DialectConverterPlugin {
  ImmutableSet<Dialect> acceptDialects();

  /** Returns another text for the statement, or null to leave it alone. */
  default String convertSql(String originSql, SessionVariable sessionVariable) {
    return null;
  }

  /** Returns the statements of the text, or null or none if it is not for this plugin. */
  List<StatementBase> parseSqlWithDialect(String sql, SessionVariable sessionVariable);
}
