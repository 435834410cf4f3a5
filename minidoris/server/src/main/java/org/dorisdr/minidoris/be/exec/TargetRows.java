package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.dorisdr.minidoris.thrift.TMiniWrite;
import org.dorisdr.minidoris.thrift.TMiniWritePartition;
import org.dorisdr.thrift.TStatusCode;

/**
 * The rows of a load: cast to the columns' types, checked, and each with its partition ({@code
 * __p}), bucket ({@code __b}) and place in the input ({@code __o}). Many lie in a temporary table;
 * a few are worked out wherever they are needed, which is several times as fast. For one thread;
 * lives as long as its connection.
 */
final class TargetRows {
  private static final String INPUT = "__input";
  private static final String TABLE = "__target";
  private static final String PROBLEM = "__problem";
  private static final String ENGINES_PLACE = "rowid";
  private static final String PLACES = "row_number() OVER () - 1";

  private final Connection connection;
  private final TMiniWrite write;
  private final RunningStatement running;
  private final RowChecks checks;
  private final Problems problems = new Problems();

  /** The place of a row in the input. */
  private final String place;

  private String relation = TABLE;

  /** Set if there is one row only: the rows of its share without a search for them. */
  private String single;

  TargetRows(Connection connection, TMiniWrite write, RunningStatement running) {
    this.connection = connection;
    this.write = write;
    this.running = running;
    this.checks = new RowChecks(write.getColumns(), !write.isFiltering());
    // The engine's own name for it stands for a column where there is one.
    this.place = isColumn(ENGINES_PLACE) ? "__place" : ENGINES_PLACE;
  }

  /** Number of rows that go to one tablet. */
  record Share(int partition, int bucket, long rows) {}

  /** Rows that were left out. */
  Problems problems() {
    return problems;
  }

  /** A SELECT of these expressions over the rows of a share. */
  String select(String expressions, Share share) {
    return "SELECT "
        + expressions
        + " FROM "
        + (single == null
            ? relation + " WHERE __p = " + share.partition() + " AND __b = " + share.bucket()
            : single);
  }

  /**
   * Runs the statement and files its rows.
   *
   * @throws ExecException if a row does not fit the table
   */
  List<Share> fill(String sql) throws SQLException {
    String cast = cast(sql, this::typed);
    boolean placed = place.equals(ENGINES_PLACE);
    execute("CREATE TEMP TABLE " + INPUT + " AS " + (placed ? cast : numbered(cast, PLACES)));
    if (write.isFiltering()) {
      leaveOut();
    } else {
      check();
    }
    List<String> excluded = new ArrayList<>();
    if (write.isFiltering()) {
      excluded.add(PROBLEM);
    }
    if (!placed) {
      excluded.add(place);
    }
    String columns = excluded.isEmpty() ? "*" : "* EXCLUDE (" + String.join(", ", excluded) + ")";
    execute("CREATE TEMP TABLE " + TABLE + " AS " + filed(columns, INPUT));
    execute("DROP TABLE " + INPUT);
    rejectHomeless();
    return shares(List.of(), "GROUP BY 1, 2 ORDER BY 1, 2");
  }

  /**
   * The same for a statement that is cheap and gives the same rows each time.
   *
   * @param count how many rows it gives
   * @throws ExecException if a row does not fit the table
   */
  List<Share> inline(String sql, int count) throws SQLException {
    String cast = cast(sql, Casts::ofText);
    String input = "(" + numbered(cast, count == 1 ? "0" : PLACES) + ")";
    relation = "(" + filed("* EXCLUDE (" + place + ")", input) + ")";
    if (count == 1) {
      single = "(SELECT *, 0 AS __o FROM (" + cast + "))";
    }
    List<Share> shares =
        count == 1
            ? shares(checks.ofOneRow(), "")
            : shares(checks.counts(), "GROUP BY 1, 2 ORDER BY 1, 2");
    if (shares.stream().anyMatch(share -> share.partition() < 0)) {
      rejectHomeless();
    }
    return shares;
  }

  private boolean isColumn(String name) {
    return write.getColumns().stream().anyMatch(c -> c.getName().equalsIgnoreCase(name));
  }

  private String numbered(String rows, String number) {
    return "SELECT *, " + number + " AS " + place + " FROM (" + rows + ")";
  }

  private String filed(String columns, String input) {
    return "SELECT *, CAST(CASE __p "
        + buckets()
        + " END AS INTEGER) AS __b FROM (SELECT "
        + columns
        + ", "
        + place
        + " AS __o, "
        + partition()
        + " AS __p, "
        + hash()
        + " AS __h FROM "
        + input
        + ")";
  }

  /** What comes out of a file has its type already. */
  private String typed(DorisType type, String value) {
    return write.isFiltering() ? type.cast(value) : Casts.loaded(type, value);
  }

  private String cast(String sql, BiFunction<DorisType, String, String> typed) {
    List<String> names = new ArrayList<>();
    List<String> casts = new ArrayList<>();
    for (int i = 0; i < write.getColumns().size(); i++) {
      TMiniColumn column = write.getColumns().get(i);
      names.add("s" + i);
      casts.add(
          typed.apply(DorisType.parse(column.getType()), "s" + i)
              + " AS "
              + Sql.name(column.getName()));
    }
    return "SELECT "
        + String.join(", ", casts)
        + " FROM ("
        + sql
        + "\n) AS s("
        + String.join(", ", names)
        + ")";
  }

  private void check() throws SQLException {
    if (checks.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT " + String.join(", ", checks.counts()) + " FROM " + INPUT)) {
      rows.next();
      checks.reject(rows, 1);
    }
  }

  /** Drops the rows that have a problem. */
  private void leaveOut() throws SQLException {
    String problem =
        "CASE WHEN " + PROBLEM + " IS NOT NULL THEN " + PROBLEM + checks.cases() + " END";
    try (Statement statement = connection.createStatement()) {
      running.now(statement);
      problems.count(statement, problem, INPUT);
      if (problems.isAny()) {
        problems.read(statement, problem, INPUT + " ORDER BY " + place);
        statement.execute("DELETE FROM " + INPUT + " WHERE " + problem + " IS NOT NULL");
      }
    }
  }

  private String partition() {
    StringBuilder cases = new StringBuilder("CASE ");
    List<TMiniWritePartition> partitions = write.getPartitions();
    for (int p = 0; p < partitions.size(); p++) {
      String predicate =
          partitions.get(p).isSetPredicate() ? partitions.get(p).getPredicate() : "true";
      cases.append("WHEN ").append(predicate).append(" THEN ").append(p).append(' ');
    }
    return partitions.isEmpty() ? "-1" : cases.append("ELSE -1 END").toString();
  }

  private String buckets() {
    StringBuilder cases = new StringBuilder("WHEN -1 THEN -1 ");
    List<TMiniWritePartition> partitions = write.getPartitions();
    for (int p = 0; p < partitions.size(); p++) {
      cases.append("WHEN " + p + " THEN __h % " + partitions.get(p).getTablets().size() + " ");
    }
    return cases.toString();
  }

  /** The same number for the same values on every machine and in every version of DuckDB. */
  private String hash() {
    if (write.getDistributionColumns().isEmpty()) {
      return place + " + " + write.getTxnId();
    }
    return "md5_number_lower("
        + write.getDistributionColumns().stream()
            .map(c -> "coalesce(CAST(" + Sql.name(c) + " AS VARCHAR), '\u0001')")
            .collect(Collectors.joining(" || '\u0002' || "))
        + ")";
  }

  private void rejectHomeless() throws SQLException {
    if (write.isSetPartitionKeys()) {
      askForPartitions();
    }
    try (Statement statement = connection.createStatement()) {
      if (write.isFiltering() && !write.isHoused()) {
        problems.homeless(statement, relation);
        return;
      }
      List<String> homeless = Problems.homelessRows(statement, relation, 1);
      if (!homeless.isEmpty()) {
        throw new ExecException(
            TStatusCode.DATA_QUALITY_ERROR,
            "Insert has filtered data in strict mode. first_error_msg: Reason: " + homeless.get(0));
      }
    }
  }

  private void askForPartitions() throws SQLException {
    String keys = String.join(", ", write.getPartitionKeys());
    List<TMiniRow> missing = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT " + keys + " FROM " + relation + " WHERE __p = -1 ORDER BY ALL")) {
      while (rows.next()) {
        List<TMiniValue> values = new ArrayList<>();
        for (int i = 1; i <= write.getPartitionKeysSize(); i++) {
          values.add(new TMiniValue().setText(rows.getString(i)));
        }
        missing.add(new TMiniRow(values));
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingPartitionsException(missing);
    }
  }

  /**
   * @param expressions of the checks that have not been made
   */
  private List<Share> shares(List<String> expressions, String grouping) throws SQLException {
    List<String> all = new ArrayList<>(List.of("__p", "__b"));
    all.add(grouping.isEmpty() ? "1" : "count(*)");
    all.addAll(expressions);
    List<Share> shares = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT " + String.join(", ", all) + " FROM " + relation + " " + grouping)) {
      while (rows.next()) {
        if (!expressions.isEmpty()) {
          checks.reject(rows, 4);
        }
        shares.add(new Share(rows.getInt(1), rows.getInt(2), rows.getLong(3)));
      }
    }
    return shares;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      running.now(statement);
      statement.execute(sql);
    }
  }
}
