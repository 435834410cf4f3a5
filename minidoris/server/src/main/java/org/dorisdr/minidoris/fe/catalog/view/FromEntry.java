package org.dorisdr.minidoris.fe.catalog.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Table;
import org.dorisdr.minidoris.fe.catalog.Column;

/**
 * One table or subquery in a FROM clause.
 *
 * @param name alias, or the table's name
 * @param database null if it has an alias or is a subquery
 * @param columns null = not known
 */
record FromEntry(String name, String database, List<Column> columns) {
  Optional<Column> column(String wanted) {
    return columns == null
        ? Optional.empty()
        : columns.stream().filter(c -> c.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The same without columns of these names, which are in lower case. */
  FromEntry without(Set<String> names) {
    return columns == null || names.isEmpty()
        ? this
        : new FromEntry(
            name,
            database,
            columns.stream()
                .filter(c -> !names.contains(c.name().toLowerCase(Locale.ROOT)))
                .toList());
  }

  boolean isCalled(String givenDatabase, String givenName) {
    return name.toLowerCase(Locale.ROOT).equals(givenName.toLowerCase(Locale.ROOT))
        && (givenDatabase == null || givenDatabase.equals(database));
  }

  /** What stands before a column of it: {@code `internal`.`db`.`t`}, or {@code `alias`}. */
  Table owner() {
    Table table = new Table();
    table.setName("`" + name + "`");
    if (database != null) {
      table.setSchemaName("`" + database + "`");
      table.setDatabaseName("`internal`");
    }
    return table;
  }

  /** Whether a qualified column is of it. */
  boolean owns(Table given) {
    return owner().getFullyQualifiedName().equals(given.getFullyQualifiedName());
  }
}
