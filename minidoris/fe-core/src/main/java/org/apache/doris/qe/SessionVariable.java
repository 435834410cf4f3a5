package org.apache.doris.qe;

import org.apache.doris.nereids.parser.Dialect;

/** Variables of a session that plugins look at or set. */
public class SessionVariable {
  public static final String SQL_DIALECT = "sql_dialect";

  public String sqlDialect = "doris";

  private boolean enableVariantFlattenNested;

  public boolean getEnableVariantFlattenNested() {
    return enableVariantFlattenNested;
  }

  public void setEnableVariantFlattenNested(boolean enable) {
    enableVariantFlattenNested = enable;
  }

  public String getSqlDialect() {
    return sqlDialect;
  }

  public void setSqlDialect(String dialect) {
    sqlDialect = dialect;
  }

  /** Dialect of statements; Doris's own unless another one that exists is set. */
  public Dialect getSqlParseDialect() {
    Dialect dialect = Dialect.getByName(sqlDialect);
    return dialect == null ? Dialect.DORIS : dialect;
  }
}
