package org.dorisdr.minidoris.host;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.catalog.AutoIncrementGenerator;
import org.apache.doris.common.DdlException;
import org.apache.doris.common.UserException;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.ResultSet;
import org.apache.doris.qe.StmtExecutor;

/** The mini FE behind the Doris names of this module. Thread safe. */
public interface FeHost {
  /**
   * One repository.
   *
   * @param type S3, HDFS, LOCAL or BROKER
   * @param properties with secrets in clear
   * @param row as SHOW REPOSITORIES answers
   */
  record RepositoryInfo(
      long id,
      String name,
      String type,
      String location,
      boolean readOnly,
      Map<String, String> properties,
      List<String> row) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A column of a table; {@code uniqueId} names it for the life of the table. */
  record ColumnInfo(String name, int uniqueId, boolean autoIncrement) {}

  /** A table with the columns of its base index. */
  record TableInfo(long id, String name, String state, List<ColumnInfo> columns) {}

  /** A backup or a restore. */
  record JobInfo(long id, boolean isRestore, boolean isDone) {}

  boolean isMaster();

  boolean isReady();

  /** Secret shared by all nodes of the cluster. */
  String token();

  int clusterId();

  String nodeName();

  List<String> databaseNames();

  OptionalLong databaseId(String name);

  /** A copy; empty if there is no such database. */
  Optional<Map<String, String>> databaseProperties(String name);

  /** Tables that backends keep; none if there is no such database. */
  List<TableInfo> tables(long databaseId);

  /**
   * The first of so many values of an AUTO_INCREMENT column, which nobody else gets; empty if the
   * table has none.
   */
  OptionalLong reserveAutoIncrement(long tableId, long count);

  /** Its counter; empty if the table has none. */
  Optional<AutoIncrementGenerator> autoIncrementGenerator(long tableId);

  void alterDatabaseProperty(String name, Map<String, String> properties) throws DdlException;

  String acquireToken() throws UserException;

  boolean checkToken(String token) throws UserException;

  boolean hasGlobal(UserIdentity user, PrivPredicate wanted);

  /** Also true if the privilege is held globally. */
  boolean hasDatabase(UserIdentity user, String database, PrivPredicate wanted);

  /** Also true if the privilege is held on the database or globally. */
  boolean hasTable(UserIdentity user, String database, String table, PrivPredicate wanted);

  List<RepositoryInfo> repositories();

  /** The newest backup or restore of a database; empty if it never had one. */
  Optional<JobInfo> newestJob(long databaseId);

  /** Writes the recycle bin in the form of Doris's image. */
  void writeRecycleBin(DataOutput out) throws IOException;

  /**
   * Runs one statement for {@code executor}; rows become its proxy result, the outcome goes to the
   * state of {@code context}.
   */
  void execute(StmtExecutor executor, ConnectContext context, OriginStatement statement);

  /** Takes the rows of the statement that this thread runs. */
  void send(ConnectContext context, ResultSet rows) throws IOException;
}
