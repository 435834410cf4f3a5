package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Types of arrays that are made of values. Known are those whose elements Doris shows otherwise
 * than the engine: times with all digits of their type, and addresses. Stateless.
 */
final class ArrayTypes {
  private ArrayTypes() {}

  /**
   * @param elements null among them = not known
   * @return null = not known
   */
  static DorisType of(List<DorisType> elements) {
    DorisType common = CommonTypes.of(elements);
    boolean shown = common != null && common.name().matches("datetime|ipv4|ipv6");
    return shown ? DorisType.parse("array<" + common.text() + ">") : null;
  }
}
