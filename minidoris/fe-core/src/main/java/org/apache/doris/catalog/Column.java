package org.apache.doris.catalog;

/** A column of rows. */
public class Column {
  private final String name;
  private final Type type;

  public Column(String name, Type type) {
    this.name = name;
    this.type = type;
  }

  public Column(String name, PrimitiveType dataType) {
    this(name, ScalarType.createType(dataType));
  }

  public Column(String name, Type type, boolean isAllowNull) {
    this(name, type);
  }

  public String getName() {
    return name;
  }

  public Type getType() {
    return type;
  }
}
