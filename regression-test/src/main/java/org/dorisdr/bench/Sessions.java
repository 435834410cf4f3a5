package org.dorisdr.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes connections to one cluster. Thread safe. */
interface Sessions {
  Connection open() throws SQLException;
}
