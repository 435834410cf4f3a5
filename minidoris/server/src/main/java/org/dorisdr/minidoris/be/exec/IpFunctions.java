package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.SQLException;
import org.dorisdr.minidoris.common.types.IpTexts;
import org.duckdb.DuckDBColumnType;

/** Addresses in the engine, which are texts there; NULL where a text is none. Stateless. */
final class IpFunctions {
  private IpFunctions() {}

  static void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection, "doris_read_ipv4", DuckDBColumnType.VARCHAR, v -> IpTexts.v4(v[0].toString()));
    HashFunctions.overTexts(
        connection, "doris_read_ipv6", DuckDBColumnType.VARCHAR, v -> IpTexts.v6(v[0].toString()));
    HashFunctions.overTexts(
        connection, "doris_ip_key", DuckDBColumnType.VARCHAR, v -> IpTexts.key(v[0].toString()));
  }
}
