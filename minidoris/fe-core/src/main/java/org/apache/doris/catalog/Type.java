package org.apache.doris.catalog;

/** Type of a column. */
public abstract class Type {
  public static final ScalarType BOOLEAN = new ScalarType(PrimitiveType.BOOLEAN);
  public static final ScalarType INT = new ScalarType(PrimitiveType.INT);
  public static final ScalarType BIGINT = new ScalarType(PrimitiveType.BIGINT);
  public static final ScalarType DOUBLE = new ScalarType(PrimitiveType.DOUBLE);
  public static final ScalarType VARCHAR = ScalarType.createVarcharType(-1);
  public static final ScalarType STRING = ScalarType.createStringType();

  public PrimitiveType getPrimitiveType() {
    return null;
  }

  /** The type as it stands in SQL. */
  public String toSql() {
    return toSql(0);
  }

  protected abstract String toSql(int depth);
}
