package org.dorisdr.minidoris.fe.backup;

import java.util.List;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The name of a snapshot in a statement, with its database.
 *
 * @param database name
 */
record Labels(String database, String label) {
  private static final String REGEX = "^[\\-_A-Za-z0-9:\\p{L}]{1,128}$";
  private static final Pattern PATTERN = Pattern.compile(REGEX);

  /**
   * @param parts as written, outermost first
   */
  static Labels of(Session session, List<String> parts) {
    if (parts.size() > 3) {
      throw StatementError.general("only support [<db_name>.]<snapshot_name>");
    }
    String label = parts.get(parts.size() - 1);
    String database = database(session, parts.size() > 1 ? parts.get(parts.size() - 2) : null);
    if (!PATTERN.matcher(label).matches()) {
      throw StatementError.general("Label format error. regex: " + REGEX + ", label: " + label);
    }
    return new Labels(database, label);
  }

  /** The given database, or the session's. */
  static String database(Session session, String given) {
    String database = given != null ? given : session.database();
    if (database == null) {
      throw new StatementError(1046, "3D000", "errCode = 2, detailMessage = No database selected");
    }
    return database;
  }
}
