package org.dorisdr.minidoris.be.exec;

import java.sql.SQLException;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * What CAST of Doris does not make of structs: a schema change that writes rows anew cannot give a
 * struct another number of fields. Stateless.
 */
final class StructFields {
  private StructFields() {}

  /** In the words of Doris's {@code cast_to_struct.h}. */
  static void check(DorisType from, DorisType to) throws SQLException {
    if (!from.name().equals(to.name())) {
      return;
    }
    if (from.name().equals("struct") && from.children().size() != to.children().size()) {
      throw new SQLException(
          "[INVALID_ARGUMENT]CAST AS Struct can only be performed between struct types with the"
              + " same number of elements. Left type: "
              + from.text()
              + ", right type: "
              + to.text());
    }
    for (int i = 0; i < Math.min(from.children().size(), to.children().size()); i++) {
      check(from.children().get(i), to.children().get(i));
    }
  }
}
