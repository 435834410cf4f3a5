package org.dorisdr.host;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs stock statements inside this FE as an administrator, past the plugin itself. Thread safe;
 * blocks until the statement has ended.
 */
public interface LocalSql {
  /**
   * Column names and rows of one statement; both empty if it yields none. A SQL NULL is a null
   * element.
   */
  record Result(List<String> columns, List<List<String>> rows) {}

  /**
   * Runs one statement with {@code database} as the current database (null = none).
   *
   * @throws HostException with the FE's own message if the statement failed
   */
  Result run(String database, String sql) throws HostException;

  /**
   * First column of a statement's rows, as SHOW DATABASES and SHOW TABLES have the names.
   *
   * @throws HostException with the FE's own message if the statement failed
   */
  default Set<String> names(String sql) throws HostException {
    return run(null, sql).rows().stream()
        .map(row -> row.get(0))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Rows of a query over tables, which the backends answer; may take as long as the query's own
   * time-out says.
   *
   * @throws HostException with the FE's own message if the query failed
   */
  default List<List<String>> query(String sql) throws HostException {
    return run(null, sql).rows();
  }
}
