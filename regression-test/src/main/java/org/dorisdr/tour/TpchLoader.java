package org.dorisdr.tour;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TpchEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;

/** Writes generated TPC-H rows with INSERT statements of many rows. */
public final class TpchLoader {
  private static final int ROWS_A_STATEMENT = 5_000;

  private final Connection connection;
  private final String database;
  private final double scale;

  public TpchLoader(Connection connection, String database, double scale) {
    this.connection = connection;
    this.database = database;
    this.scale = scale;
  }

  /** Fills nation, customer, orders and lineitem, whose columns are TPC-H's in TPC-H's order. */
  public void load() throws SQLException {
    load("nation", new NationGenerator());
    load("customer", new CustomerGenerator(scale, 1, 1));
    load("orders", new OrderGenerator(scale, 1, 1));
    load("lineitem", new LineItemGenerator(scale, 1, 1));
  }

  private void load(String table, Iterable<? extends TpchEntity> rows) throws SQLException {
    Iterator<? extends TpchEntity> iterator = rows.iterator();
    try (Statement statement = connection.createStatement()) {
      while (iterator.hasNext()) {
        statement.execute(insert(table, iterator));
      }
    }
  }

  private String insert(String table, Iterator<? extends TpchEntity> rows) {
    StringBuilder sql = new StringBuilder("INSERT INTO `" + database + "`.`" + table + "` VALUES ");
    for (int i = 0; i < ROWS_A_STATEMENT && rows.hasNext(); i++) {
      sql.append(i == 0 ? "" : ",");
      appendRow(sql, rows.next().toLine());
    }
    return sql.toString();
  }

  /** A line is {@code a|b|c|}; the text of TPC-H holds neither quotes nor bars. */
  private static void appendRow(StringBuilder sql, String line) {
    sql.append("('").append(line, 0, line.length() - 1).append("')");
    int start = sql.lastIndexOf("('") + 2;
    for (int bar = sql.indexOf("|", start); bar >= 0; bar = sql.indexOf("|", bar)) {
      sql.replace(bar, bar + 1, "','");
    }
  }
}
