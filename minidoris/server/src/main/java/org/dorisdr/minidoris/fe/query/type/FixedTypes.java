package org.dorisdr.minidoris.fe.query.type;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.common.ResourceLines;
import org.dorisdr.minidoris.common.types.DorisType;

/** Functions that give one type whatever they are called with, and which one. Stateless. */
final class FixedTypes {
  private static final Map<String, DorisType> TYPES = read("function-types.txt");

  private FixedTypes() {}

  private static Map<String, DorisType> read(String resource) {
    Map<String, DorisType> types = new HashMap<>();
    for (String line : ResourceLines.of(FixedTypes.class, resource)) {
      int colon = line.indexOf(':');
      DorisType type = DorisType.parse(line.substring(0, colon));
      for (String name : line.substring(colon + 1).strip().split(" ")) {
        types.put(name, type);
      }
    }
    return types;
  }

  /** Null if it is none of them. */
  static DorisType of(String name) {
    return TYPES.get(name);
  }
}
