package org.dorisdr.minidoris.fe.query.type;

import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.ColumnOrigin;

/**
 * A column of a relation or of a result.
 *
 * @param type null = not known
 */
public record TypedColumn(String name, DorisType type, ColumnOrigin origin) {
  /** One that is no column of a table. */
  public TypedColumn(String name, DorisType type) {
    this(name, type, ColumnOrigin.NONE);
  }

  /** The same under the name that a FROM clause gives to its relation. */
  TypedColumn in(String alias) {
    return new TypedColumn(name, type, origin.in(alias));
  }
}
