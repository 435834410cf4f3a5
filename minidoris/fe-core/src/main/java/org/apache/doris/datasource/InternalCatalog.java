package org.apache.doris.datasource;

import java.util.List;
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

  @Override
  public List<String> getDbNames() {
    return FeHosts.current().databaseNames();
  }
}
