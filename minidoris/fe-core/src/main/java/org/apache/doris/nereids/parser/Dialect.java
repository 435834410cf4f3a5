package org.apache.doris.nereids.parser;

/** SQL dialects that a session may speak. */
public enum Dialect {
  DORIS("doris"),
  TRINO("trino"),
  PRESTO("presto"),
  SPARK("spark"),
  SPARK2("spark2"),
  FLINK("flink"),
  HIVE("hive"),
  POSTGRES("postgres"),
  CLICKHOUSE("clickhouse"),
  SQLSERVER("sqlserver"),
  STARROCKS("starrocks"),
  ORACLE("oracle");

  public static final int MAX_DIALECT_SIZE = values().length;

  private final String dialectName;

  Dialect(String dialectName) {
    this.dialectName = dialectName;
  }

  public String getDialectName() {
    return dialectName;
  }

  /** Null if there is none of that name. */
  public static Dialect getByName(String dialectName) {
    for (Dialect dialect : values()) {
      if (dialect.dialectName.equalsIgnoreCase(dialectName)) {
        return dialect;
      }
    }
    return null;
  }
}
