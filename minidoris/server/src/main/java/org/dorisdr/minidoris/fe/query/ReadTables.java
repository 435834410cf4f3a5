package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.Table;

/** Tables and views that the query of a view reads. The catalog is locked. Stateless. */
public final class ReadTables {
  /** One of them. */
  public record Found(String database, Table table) {}

  private ReadTables() {}

  /**
   * @param definition names catalog, database and table
   * @return without those that are gone, and functions
   */
  public static List<Found> of(Catalog catalog, String definition) {
    List<Found> found = new ArrayList<>();
    Statement query = QueryTexts.parse(definition);
    for (String name : new TablesNamesFinder<Void>().getTables(query)) {
      List<String> parts = List.of(name.replace("`", "").split("\\."));
      if (parts.size() > 1) {
        String database = parts.get(parts.size() - 2);
        catalog
            .database(database)
            .flatMap(d -> d.table(parts.get(parts.size() - 1)))
            .ifPresent(table -> found.add(new Found(database, table)));
      }
    }
    return found;
  }
}
