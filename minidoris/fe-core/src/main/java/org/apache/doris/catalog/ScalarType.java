package org.apache.doris.catalog;

import java.util.Locale;

/** A type that is no collection. */
public class ScalarType extends Type {
  private final PrimitiveType type;
  private final int length;

  protected ScalarType(PrimitiveType type) {
    this(type, -1);
  }

  private ScalarType(PrimitiveType type, int length) {
    this.type = type;
    this.length = length;
  }

  public static ScalarType createType(PrimitiveType type) {
    return new ScalarType(type);
  }

  public static ScalarType createVarchar(int length) {
    return createVarcharType(length);
  }

  public static ScalarType createVarcharType(int length) {
    return new ScalarType(PrimitiveType.VARCHAR, length);
  }

  public static ScalarType createCharType(int length) {
    return new ScalarType(PrimitiveType.CHAR, length);
  }

  public static ScalarType createStringType() {
    return new ScalarType(PrimitiveType.STRING);
  }

  @Override
  public PrimitiveType getPrimitiveType() {
    return type;
  }

  @Override
  public String toSql(int depth) {
    return length > 0 ? toString() + "(" + length + ")" : toString();
  }

  @Override
  public String toString() {
    return type == PrimitiveType.STRING ? "text" : type.toString().toLowerCase(Locale.ROOT);
  }
}
