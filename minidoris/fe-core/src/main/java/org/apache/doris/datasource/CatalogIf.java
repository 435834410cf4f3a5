package org.apache.doris.datasource;

import java.util.List;
import java.util.Optional;
import org.apache.doris.catalog.DatabaseIf;
import org.apache.doris.common.DdlException;
import org.apache.doris.common.ErrorCode;

/** A catalog of databases. */
public interface CatalogIf<T extends DatabaseIf<?>> {
  T getDbNullable(String dbName);

  List<String> getDbNames();

  default Optional<T> getDb(String dbName) {
    return Optional.ofNullable(getDbNullable(dbName));
  }

  default T getDbOrDdlException(String dbName) throws DdlException {
    T found = getDbNullable(dbName);
    if (found == null) {
      throw new DdlException("Unknown database '" + dbName + "'", ErrorCode.ERR_BAD_DB_ERROR);
    }
    return found;
  }
}
