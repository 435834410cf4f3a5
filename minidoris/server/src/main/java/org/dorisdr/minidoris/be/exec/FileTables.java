package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.dorisdr.minidoris.thrift.TMiniFileTable;
import org.dorisdr.minidoris.thrift.TMiniResultColumn;

/** Reads files of object stores as tables. Thread safe. */
public interface FileTables {
  /** Reads none. */
  FileTables NONE =
      new FileTables() {
        @Override
        public void create(Connection connection, TMiniFileTable files) {
          throw new UnsupportedOperationException("no files can be read here");
        }

        @Override
        public List<TMiniResultColumn> columns(Connection connection, TMiniFileTable files) {
          throw new UnsupportedOperationException("no files can be read here");
        }
      };

  /** Makes a temporary table of the files, which lives as long as the connection. */
  void create(Connection connection, TMiniFileTable files) throws SQLException, IOException;

  /** What columns the first of the files has; all but Parquet have texts. */
  List<TMiniResultColumn> columns(Connection connection, TMiniFileTable files)
      throws SQLException, IOException;
}
