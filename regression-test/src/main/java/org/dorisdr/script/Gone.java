package org.dorisdr.script;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.hydromatic.quidem.Command;

/**
 * {@code !gone 60}: repeats the statement until it yields no row, for at most that many seconds.
 */
final class Gone {
  private Gone() {}

  static List<String> await(Command.Context context, String seconds)
      throws SQLException, InterruptedException {
    Limit limit = Limit.ofSeconds(seconds);
    while (true) {
      List<Map<String, String>> rows =
          Rows.of(context.connection(), context.previousSqlCommand().sql).rows();
      if (rows.isEmpty()) {
        return List.of();
      }
      if (limit.isOver()) {
        return List.of("still there: " + rows.get(0));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
