package org.apache.doris.catalog;

/** A column of rows, or of a table. */
public class Column {
  private final String name;
  private final Type type;
  private final int uniqueId;
  private final boolean autoInc;

  private Column(String name, Type type, int uniqueId, boolean autoInc) {
    this.name = name;
    this.type = type;
    this.uniqueId = uniqueId;
    this.autoInc = autoInc;
  }

  public Column(String name, Type type) {
    this(name, type, -1, false);
  }

  /** Of a table, whose columns' types are not told to plugins. */
  Column(String name, int uniqueId, boolean autoInc) {
    this(name, null, uniqueId, autoInc);
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
    if (type == null) {
      throw new UnsupportedOperationException("minidoris tells plugins no types of tables");
    }
    return type;
  }

  public int getUniqueId() {
    return uniqueId;
  }

  public boolean isAutoInc() {
    return autoInc;
  }
}
