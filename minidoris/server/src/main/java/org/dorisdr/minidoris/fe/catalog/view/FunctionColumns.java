package org.dorisdr.minidoris.fe.catalog.view;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;

/**
 * What columns the table functions of a view's query have. They are asked for while the catalog is
 * free, as that may take a look at a store. For one statement.
 */
final class FunctionColumns {
  private final Map<String, List<Column>> known = new HashMap<>();

  /** Says that a function has not been asked yet. */
  private static final class Unasked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String function;

    Unasked(String function) {
      super(function, null, false, false);
      this.function = function;
    }
  }

  /** Looks at the catalog with the functions' columns at hand. */
  <T> T read(Ddl ddl, Session session, Supplier<T> look) {
    while (true) {
      try {
        return ddl.read(look);
      } catch (Unasked e) {
        List<Column> columns = ViewColumns.ask(ddl, session, "SELECT * FROM " + e.function);
        known.put(e.function, isOfFiles(e.function) ? columns : present(columns));
      }
    }
  }

  private static boolean isOfFiles(String function) {
    return function.toLowerCase(Locale.ROOT).startsWith("s3");
  }

  /** What Doris's other table functions yield is never NULL, say their columns. */
  private static List<Column> present(List<Column> columns) {
    return columns.stream().map(c -> ViewColumns.of(c.name(), c.type(), false)).toList();
  }

  List<Column> of(TableFunction function) {
    String text = function.getFunction().toString();
    if (!known.containsKey(text)) {
      throw new Unasked(text);
    }
    return known.get(text);
  }
}
