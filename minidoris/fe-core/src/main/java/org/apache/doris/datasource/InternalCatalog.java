package org.apache.doris.datasource;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.doris.catalog.Database;
import org.dorisdr.minidoris.host.FeHosts;

/** The catalog that the frontend keeps itself. Thread safe. */
public class InternalCatalog implements CatalogIf<Database> {
  public static final String INTERNAL_CATALOG_NAME = "internal";

  @Override
  public Database getDbNullable(String dbName) {
    OptionalLong id = FeHosts.current().databaseId(dbName);
    return id.isPresent() ? new Database(id.getAsLong(), dbName) : null;
  }

  /** A copy. */
  public List<Database> getDbs() {
    return getDbNames().stream().map(this::getDbNullable).filter(Objects::nonNull).toList();
  }

  @Override
  public List<String> getDbNames() {
    return FeHosts.current().databaseNames();
  }
}
