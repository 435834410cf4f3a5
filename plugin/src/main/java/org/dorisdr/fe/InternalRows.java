package org.dorisdr.fe;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.host.HostException;

/**
 * Reads what {@code StmtExecutor.executeInternalQuery} gives: rows with a method {@code
 * getValues()}. Their class is not among those that all versions are known to share, so that it is
 * asked by name. Stateless.
 */
final class InternalRows {
  private InternalRows() {}

  static List<List<String>> values(List<?> rows) throws HostException {
    List<List<String>> values = new ArrayList<>();
    for (Object row : rows) {
      List<String> texts = new ArrayList<>();
      for (Object value : list(row)) {
        texts.add(value == null ? null : value.toString());
      }
      values.add(texts);
    }
    return values;
  }

  private static List<?> list(Object row) throws HostException {
    try {
      return (List<?>) row.getClass().getMethod("getValues").invoke(row);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new HostException("this FE gives rows of queries in an unknown form", e);
    }
  }
}
