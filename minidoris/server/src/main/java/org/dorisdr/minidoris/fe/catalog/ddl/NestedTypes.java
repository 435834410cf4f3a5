package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.session.StatementError;

/** What may be in arrays, maps and structs. Stateless. */
final class NestedTypes {
  private static final Set<String> OUTSIDE =
      Set.of("json", "variant", "hll", "bitmap", "quantile_state", "agg_state");

  private NestedTypes() {}

  /**
   * @throws StatementError if Doris has no such type
   */
  static void check(TypeSpec type) {
    if (type.base().equals("agg_state")) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (String name : type.fieldNames()) {
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw StatementError.general("Duplicate field name " + name + " in struct");
      }
    }
    for (TypeSpec child : type.children()) {
      if (OUTSIDE.contains(child.base())) {
        throw StatementError.general(
            type.base().toUpperCase(Locale.ROOT) + " unsupported sub-type: " + child.base());
      }
      check(child);
    }
  }
}
